import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import AutoReparam
from pyro.optim import Adam


@AutoReparam(centered=0.0)
def model(y):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("groups", 3):
        theta = pyro.sample("theta", dist.Normal(0.0, scale))
        pyro.sample("y", dist.Normal(theta * rate, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("scale_base", dist.Normal(pyro.param("s", torch.tensor(0.0)), 1.0))  # error: PYR302
    pyro.sample("rate", dist.LogNormal(pyro.param("r", torch.tensor(0.0)), 1.0))
    with pyro.plate("groups", 3):
        pyro.sample("theta_decentered", dist.Normal(pyro.param("t", torch.zeros(3)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
