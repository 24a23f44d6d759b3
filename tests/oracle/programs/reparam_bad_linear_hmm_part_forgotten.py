import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LinearHMMReparam, StudentTReparam, SymmetricStableReparam
from pyro.optim import Adam


def hmm():
    wide = dist.Stable(1.5 * torch.ones(2), 0.0).to_event(1)
    noise = dist.Normal(torch.zeros(2), 1.0).to_event(1)
    heavy = dist.StudentT(3.0, torch.zeros(2), 1.0).to_event(1)
    return dist.LinearHMM(wide, torch.eye(2), noise, torch.eye(2), heavy, duration=6)


parts = LinearHMMReparam(init=SymmetricStableReparam(), obs=StudentTReparam())


@poutine.reparam(config={"x": parts})
def model(x):
    pyro.sample("x", hmm(), obs=x)


def guide(x):  # error: PYR301, PYR301, PYR301
    pass


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(6, 2))
