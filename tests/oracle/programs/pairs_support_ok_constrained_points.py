"""Point estimates whose parameters carry the prior's constraint."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO, Trace_ELBO
from pyro.distributions import constraints


def model(x):
    p = pyro.sample("p", dist.Dirichlet(torch.ones(3)))
    rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
    share = pyro.sample("share", dist.Beta(1.0, 1.0))
    pyro.sample("x", dist.Normal(p[0] * share, rate), obs=x)


def guide(x):
    pyro.sample("p", dist.Delta(pyro.param("p_", torch.ones(3) / 3, constraint=constraints.simplex), event_dim=1))
    pyro.sample("rate", dist.Delta(pyro.param("rate_", torch.tensor(1.0), constraint=constraints.positive)))
    pyro.sample("share", dist.Delta(pyro.param("share_", torch.tensor(0.3), constraint=constraints.unit_interval)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
