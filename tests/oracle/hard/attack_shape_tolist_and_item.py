"""Numbers are taken out of tensors by tolist() and item()."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

ids = torch.tensor([3, 5, 8])


def model(y):
    for k in ids.tolist():
        pyro.sample(f"id_{k}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for k in ids:
        pyro.sample("id_" + str(k.item()), dist.Normal(pyro.param(f"q{int(k)}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
