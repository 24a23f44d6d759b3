"""A comprehension runs through the plate inside of it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    with pyro.plate("n", len(x)) as index, pyro.plate("m", 2) as m:
        mean = torch.tensor([float(i) for i in index])
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)
    labels = pyro.plate("labels", 2)
    with labels:
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=torch.zeros(2))
    return [pyro.sample(  # error: PYR208
        f"w_{k}", dist.Normal(0.0, 1.0), obs=torch.zeros(())) for k in labels]


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
