"""A random effect only for data of more than one group; asked in two ways."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(groups):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    if len(groups) > 1:
        tau = pyro.sample("tau", dist.HalfNormal(1.0))
    else:
        tau = 1.0
    for g, y in enumerate(groups):
        theta = pyro.sample(f"theta_{g}", dist.Normal(mu, tau))
        with pyro.plate(f"obs_{g}", y.numel()):
            pyro.sample(f"y_{g}", dist.Normal(theta, 1.0), obs=y)


def guide(groups):
    pyro.sample("mu", dist.Delta(pyro.param("mu_p", torch.tensor(0.0))))
    if not len(groups) <= 1:
        pyro.sample("tau", dist.Delta(pyro.param("tau_p", torch.tensor(1.0))))
    for g in range(len(groups)):
        pyro.sample(f"theta_{g}", dist.Delta(pyro.param(f"theta_{g}_p", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step([torch.randn(3), torch.randn(2)])
svi.step([torch.randn(4)])
