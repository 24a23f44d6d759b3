"""The guide for a prior is chosen by its type, through isinstance and through a table of classes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {
    "loc": dist.Normal(0.0, 1.0),
    "scale": dist.HalfNormal(1.0),
    "mix": dist.Dirichlet(torch.ones(3)),
}


def model(y):
    values = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("y", dist.Normal(values["loc"], values["scale"]), obs=y)


def guide(y):
    for name, prior in PRIORS.items():
        if isinstance(prior, dist.Dirichlet):
            conc = pyro.param(name + "_c", torch.ones(3), constraint=dist.constraints.positive)
            pyro.sample(name, dist.Dirichlet(conc))
        elif type(prior) is dist.Normal:
            pyro.sample(name, dist.Normal(pyro.param(name + "_m", torch.tensor(0.0)), 1.0))
        else:
            pyro.sample(name, dist.LogNormal(pyro.param(name + "_l", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
