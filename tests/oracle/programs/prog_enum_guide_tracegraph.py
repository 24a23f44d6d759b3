"""A guide decorated with config_enumerate under TraceGraph_ELBO, the loss being chosen by an if."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, TraceGraph_ELBO, config_enumerate

ENUMERATE = False


def model(x):
    k = pyro.sample("k", dist.Categorical(torch.tensor([0.3, 0.7])))
    pyro.sample("x", dist.Normal(1.0 * k, 1.0), obs=x)


@config_enumerate(default="parallel")
def guide(x):
    probs = pyro.param("probs", torch.tensor([0.5, 0.5]), constraint=dist.constraints.simplex)
    pyro.sample("k", dist.Categorical(probs))


if ENUMERATE:
    elbo = TraceEnum_ELBO(max_plate_nesting=0)
else:
    elbo = TraceGraph_ELBO()  # error: PYR401
pyro.set_rng_seed(0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=elbo).step(torch.tensor(0.6))
