import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def scale_model(guess):
    weight = pyro.sample("weight", dist.Normal(guess, 1.0))
    return pyro.sample("measurement", dist.Normal(weight, 0.75))


def guide(guess):
    loc = pyro.param("a", torch.tensor(8.5))
    w = pyro.sample("weight", dist.Normal(loc, 1.0))
    pyro.sample("measurement", dist.Normal(w, 0.75))  # error: PYR302


conditioned = poutine.condition(scale_model, data={"measurement": torch.tensor(9.5)})
svi = SVI(model=conditioned, guide=guide, optim=pyro.optim.SGD({"lr": 1e-3}), loss=Trace_ELBO())
svi.step(torch.tensor(8.5))
