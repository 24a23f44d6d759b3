# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceGraph_ELBO, config_enumerate
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


@config_enumerate
def marked(x):
    pyro.sample("k", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501


guide = poutine.infer_config(marked, config_fn=lambda site: {"enumerate": None})
SVI(model, guide, Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.tensor(0.2))
