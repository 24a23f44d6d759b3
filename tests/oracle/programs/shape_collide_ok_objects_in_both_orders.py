"""Two plate objects with fixed dims are entered alone, together and the other way round."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    rows = pyro.plate("rows", y.shape[0], dim=-2)
    columns = pyro.plate("columns", y.shape[1], dim=-1)
    with rows:
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with columns:
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with rows, columns:
        c = pyro.sample("c", dist.Normal(a + b, 0.1))
    with columns, rows:
        pyro.sample("y", dist.Normal(c, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.randn(4, 3))
