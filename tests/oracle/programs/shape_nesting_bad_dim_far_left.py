"""A single plate, but at dim -2: the nesting is its dim, not the number of plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("coins", len(x), dim=-2):
        pyro.sample("x", dist.Bernoulli(p), obs=x)


def guide(x):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a, a))


svi = SVI(
    model,
    guide,
    pyro.optim.Adam({"lr": 0.01}),
    loss=TraceGraph_ELBO(max_plate_nesting=1),  # error: PYR202
)
svi.step(torch.ones(5, 1))
