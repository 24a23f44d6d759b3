import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import StudentTReparam
from pyro.optim import Adam


@poutine.reparam(config={"noise": StudentTReparam()})
def model(y):
    with pyro.plate("data", 4):
        noise = pyro.sample("noise", dist.StudentT(3.0, 0.0, 1.0))
        pyro.sample("y", dist.Normal(noise, 1.0), obs=y)


def guide(y):
    pyro.sample("noise_gamma", dist.Gamma(1.0, 1.0))  # error: PYR306
    with pyro.plate("data", 4):
        pyro.sample("noise", dist.Normal(pyro.param("m", torch.zeros(4)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
