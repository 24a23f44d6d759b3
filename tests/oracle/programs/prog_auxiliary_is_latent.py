"""Marked auxiliary in the guide although the model samples it: copied from a guide where it was."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

aux = dict(is_auxiliary=True)


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))  # error: PYR303
    log_scale = pyro.sample("log_scale", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(loc, log_scale.exp()), obs=y)


def guide(y):
    both = pyro.sample(
        "both",
        dist.Normal(pyro.param("both_loc", torch.zeros(2)), 0.5).to_event(1),
        infer=aux,
    )
    pyro.sample("loc", dist.Delta(both[0]), infer=aux)
    pyro.sample("log_scale", dist.Delta(both[1]))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
