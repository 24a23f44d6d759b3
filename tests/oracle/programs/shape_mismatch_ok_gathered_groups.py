"""Effects are gathered by index, unsqueezed or broadcast before they enter the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(group, y):
    with pyro.plate("groups", 3):
        alpha = pyro.sample("alpha", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(alpha[group], 1.0), obs=y)
        pyro.sample("y2", dist.Normal(alpha.index_select(0, group), 1.0), obs=y)
        pyro.sample("y3", dist.Normal(torch.take(alpha, group), 1.0), obs=y)
        pyro.sample("y4", dist.Normal(alpha.gather(0, group), 1.0), obs=y)
        pyro.sample("y5", dist.Normal(torch.nn.functional.one_hot(group, 3).float() @ alpha, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0,0,1,2,2]), torch.zeros(5))
