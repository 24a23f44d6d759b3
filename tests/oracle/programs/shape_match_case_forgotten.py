"""A new case was added to the model's match statement and not to the guide's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, noise):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    match noise:
        case "fixed":
            scale = torch.tensor(1.0)
        case "gamma" | "learned":
            scale = pyro.sample("scale", dist.Gamma(2.0, 2.0))
    pyro.sample("y", dist.Normal(loc, scale), obs=y)


def guide(y, noise):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("loc_q", torch.tensor(0.0)), 1.0))
    match noise:
        case "fixed":
            pass
        case "gamma":
            pyro.sample("scale", dist.LogNormal(pyro.param("scale_q", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0), "fixed")
svi.step(torch.tensor(1.0), "learned")
