# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def raw(x):
    pyro.sample("k", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501


guide = poutine.infer_config(raw, config_fn=lambda site: {"enumerate": "parallel"})
SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(0.0))  # error: PYR401
