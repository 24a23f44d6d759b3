import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x, y):
    rows = pyro.plate("rows", 3)
    with rows:
        k = pyro.sample("k", dist.Categorical(torch.ones(2)))
        pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)
    with rows:
        pyro.sample("y", dist.Normal(k.float(), 1.0), obs=y)


def guide(x, y):
    logits = pyro.param("logits", torch.zeros(3, 2))
    with pyro.plate("rows", 3):
        pyro.sample("k", dist.Categorical(logits=logits), infer={"enumerate": "parallel"})


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.zeros(3), torch.ones(3))
