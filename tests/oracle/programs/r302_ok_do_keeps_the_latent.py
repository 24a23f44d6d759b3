import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model():
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    y = pyro.sample("y", dist.Normal(x, 1.0))
    pyro.sample("z", dist.Normal(y, 1.0), obs=torch.tensor(2.0))


def guide():
    x = pyro.sample("x", dist.Normal(pyro.param("xl", torch.tensor(0.0)), 1.0))
    pyro.sample("y", dist.Normal(x, 2.0))


intervened = pyro.do(model, data={"y": torch.tensor(1.0)})
SVI(intervened, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()
