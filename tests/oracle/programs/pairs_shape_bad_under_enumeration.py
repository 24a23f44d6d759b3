# shows: PYR306 must match event_shape
"""TraceEnum_ELBO scores the model in a plain run before it compares shapes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(x):
    w = pyro.sample("w", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(w[0]))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    a = pyro.param("a", torch.ones(4), constraint=dist.constraints.positive)
    pyro.sample("w", dist.Dirichlet(a))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.zeros(4))
