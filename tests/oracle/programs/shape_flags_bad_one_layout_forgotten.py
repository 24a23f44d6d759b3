"""In one of two layouts the rows are not turned."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, time_first):
    series_dim = 1 if time_first else 0
    with pyro.plate("series", x.shape[series_dim]):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
        rows = x
        pyro.sample("x", dist.Normal(level.mean() + 0 * rows, 1.0).to_event(1), obs=rows)  # error: PYR205


def guide(x, time_first):
    n = x.shape[1] if time_first else x.shape[0]
    with pyro.plate("series", n):
        pyro.sample("level", dist.Normal(torch.zeros(n), pyro.param("s", torch.tensor(1.0), constraint=dist.constraints.positive)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(3, 7), False)
svi.step(torch.zeros(7, 3), True)
