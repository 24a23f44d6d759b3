"""Every unit gets the same dose: one number takes the place of a batch, and the effect needs no plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    with pyro.plate("units", 3):
        dose = pyro.sample("dose", dist.Normal(0.0, 1.0))
    pyro.sample("effect", dist.Normal(dose, 1.0))


def guide():
    with pyro.plate("units", 3):
        pyro.sample("dose", dist.Normal(0.0, 1.0))
    pyro.sample("effect", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(poutine.do(model, data={"dose": 1.5}), guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
