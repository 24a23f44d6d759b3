"""Prior and proposal picked by a match statement on a setting, on both sides alike."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIOR = "heavy"


def scale_prior(kind):
    match kind:
        case "light":
            return dist.LogNormal(0.0, 1.0)
        case "heavy":
            return dist.HalfCauchy(1.0)
        case _:
            raise ValueError(kind)


def model(y, kind):
    scale = pyro.sample("scale", scale_prior(kind))
    match kind:
        case "heavy":
            dof = pyro.sample("dof", dist.Gamma(2.0, 0.1))
            likelihood = dist.StudentT(dof, 0.0, scale)
        case _:
            likelihood = dist.Normal(0.0, scale)
    with pyro.plate("n", len(y)):
        pyro.sample("y", likelihood, obs=y)


def guide(y, kind):
    pyro.sample("scale", dist.LogNormal(pyro.param("ls", torch.tensor(0.0)), 0.1))
    match kind:
        case "heavy":
            pyro.sample("dof", dist.LogNormal(pyro.param("ld", torch.tensor(1.0)), 0.1))


for kind in (PRIOR, "light"):
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.1, -0.4]), kind)
