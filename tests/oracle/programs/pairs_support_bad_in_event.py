"""One of several vectors of scales is guided by normals."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("n", len(y)):
        w = pyro.sample("w", dist.Gamma(2.0, 2.0).expand([len(y), 3]).to_event(1))
        pyro.sample("y", dist.Normal(w.sum(-1), 1.0), obs=y)


def guide(y):
    with pyro.plate("n", len(y)):
        pyro.sample(  # error: PYR307
            "w", dist.Normal(pyro.param("m", torch.full((3,), -2.0)), 0.1).to_event(1)
        )


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))
