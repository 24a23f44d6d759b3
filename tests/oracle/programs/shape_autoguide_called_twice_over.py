"""A guide calls an autoguide of the whole model and then samples one of its sites again."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    tau = pyro.sample("tau", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(mu + tau, 0.2), obs=data)


auto = AutoNormal(model)


def guide(data):
    auto(data)
    pyro.sample("tau", dist.Normal(pyro.param("tau_q", torch.tensor(0.0)), 0.1))  # error: PYR101


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.1, 0.4]))
