"""expand makes batch dims; the to_event that should follow is missing for one of them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    W = pyro.sample("W", dist.Normal(0.0, 1.0).expand([4, 2]).to_event(1))  # error: PYR203
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.MultivariateNormal(torch.zeros(2), torch.eye(2)))
        pyro.sample("x", dist.Normal(z @ W.T, 0.1).to_event(1), obs=x)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.randn(6, 4))
