"""Data simulated from the uncondition-ed model, then inferred with the conditioned one."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        return pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 0.1))


pyro.set_rng_seed(0)
simulator = poutine.uncondition(model)
fixed = pyro.condition(simulator, data={"mu": torch.tensor(2.0)})
y = poutine.trace(fixed).get_trace(torch.zeros(4)).nodes["y"]["value"]
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y)
