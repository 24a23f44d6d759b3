# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam

PARALLEL = {"enumerate": "parallel"}


def model(grid):
    a = pyro.plate("a", 2, dim=-1)
    b = pyro.plate("b", 3, dim=-2)
    with a:
        x = pyro.sample("x", dist.Bernoulli(0.5), infer=PARALLEL)
    with b:
        y = pyro.sample("y", dist.Bernoulli(0.5), infer=PARALLEL)
    with a, b:
        w = pyro.sample("w", dist.Bernoulli(0.1 + 0.4 * x + 0.4 * y), infer=PARALLEL)  # error: PYR405
        pyro.sample("cell", dist.Normal(w, pyro.param("s", torch.tensor(1.0))), obs=grid)  # error: PYR501


SVI(model, lambda grid: None, Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.zeros(3, 2))
