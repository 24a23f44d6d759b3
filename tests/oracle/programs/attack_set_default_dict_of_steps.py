"""Two datasets are trained in turn by one SVI object; only the second has a treatment, known to the model alone."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, treatment=None):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    if treatment is not None:
        mu = mu + treatment * pyro.sample("effect", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y, treatment=None):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


sets = {"observed": (torch.zeros(3),), "trial": (torch.zeros(2), torch.ones(2))}
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for epoch in range(2):
    for kind in sets:
        svi.step(*sets[kind])
