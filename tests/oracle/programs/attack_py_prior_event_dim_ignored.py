"""One Normal for every prior: the simplex has an event dim that the guide's normal lacks."""
# shows: PYR305 invalid log_prob shape
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {"loc": dist.Normal(0.0, 1.0), "mix": dist.Normal(torch.zeros(3), 1.0).to_event(1)}


def model(y):
    values = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("y", dist.Normal(values["loc"], 1.0), obs=y)


def guide(y):
    for name in PRIORS:
        init = torch.zeros(PRIORS[name].shape())
        pyro.sample(name, dist.Normal(pyro.param(name + "_m", init), 1.0))  # error: PYR305


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
