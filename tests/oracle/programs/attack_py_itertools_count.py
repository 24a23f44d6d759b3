"""Fresh names from a counter that is made anew in each run: right."""
import itertools
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    counter = itertools.count(1)
    a = pyro.sample(f"w{next(counter)}", dist.Normal(0.0, 1.0))
    b = pyro.sample(f"w{next(counter)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    for name in ("w1", "w2"):
        pyro.sample(name, dist.Normal(pyro.param("q" + name, torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.tensor(1.0))
