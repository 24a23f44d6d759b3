"""Losses that are used seldom: TraceTailAdaptive_ELBO with vectorised particles, and an enumerating Jit twin."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO, JitTraceGraph_ELBO, TraceTailAdaptive_ELBO, config_enumerate


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=data)


def guide(data):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(loc, 1.0))


@config_enumerate
def mixture(data):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    with pyro.plate("data", len(data)):
        z = pyro.sample("z", dist.Bernoulli(p))
        pyro.sample("x", dist.Normal(3 * z, 1.0), obs=data)


def nothing(data):
    return


pyro.set_rng_seed(0)
data = torch.tensor([0.5, 2.5])
tail = TraceTailAdaptive_ELBO(num_particles=3, vectorize_particles=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=tail).step(data)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=JitTraceGraph_ELBO(ignore_jit_warnings=True)).step(data)
jit = JitTraceEnum_ELBO(max_plate_nesting=1, ignore_jit_warnings=True)
SVI(mixture, nothing, pyro.optim.Adam({"lr": 0.01}), loss=jit).step(data)
