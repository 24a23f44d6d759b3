"""The guide returns early on the wrong branch of the flag."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y, overdispersed=False):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    lik = dist.Poisson(a.exp() * torch.ones(len(x)))
    if overdispersed:
        conc = pyro.sample("concentration", dist.Gamma(2.0, 1.0))
        lik = dist.GammaPoisson(conc, conc * torch.ones(len(x)))
    with pyro.plate("n", len(x)):
        pyro.sample("y", lik, obs=y)


def guide(x, y, overdispersed=False):  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("a_loc", torch.tensor(0.0)), 0.1))
    if overdispersed:
        return
    pyro.sample("concentration", dist.Delta(torch.tensor(1.0)))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(8), torch.ones(8), overdispersed=True)
