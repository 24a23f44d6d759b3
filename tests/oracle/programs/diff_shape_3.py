# Left of all plates the loss knows dims by their place only: three rows stand where the three states of z are.
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model():
    pyro.sample("z", dist.Categorical(torch.ones(3) / 3), infer={"enumerate": "parallel"})
    pyro.sample("obs", dist.Normal(torch.zeros(3), 1.0), obs=torch.zeros(3))


def guide():
    pass


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=TraceEnum_ELBO(max_plate_nesting=0))
svi.step()
