"""Any distribution over vectors may guide any other one over vectors."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    b = pyro.sample("b", dist.MultivariateNormal(torch.zeros(3), torch.eye(3)))
    c = pyro.sample("c", dist.Normal(0.0, 1.0).expand([3]).to_event(1))
    pyro.sample("x", dist.Normal(a + b + c, 1.0).to_event(1), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(3, 3))
    tril = pyro.param("tril", torch.eye(3), constraint=dist.constraints.lower_cholesky)
    pyro.sample("a", dist.MultivariateNormal(loc[0], scale_tril=tril))
    pyro.sample("b", dist.Normal(loc[1], 0.1).to_event(1))
    pyro.sample("c", dist.LowRankMultivariateNormal(loc[2], torch.ones(3, 1), torch.ones(3)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
