"""A flag chooses Poisson or negative binomial; model and guide read the same keyword."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y, overdispersed=False):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    mu = torch.exp(a + b * x)
    if overdispersed:
        conc = pyro.sample("concentration", dist.Gamma(2.0, 1.0))
        lik = dist.GammaPoisson(conc, conc / mu)
    else:
        lik = dist.Poisson(mu)
    with pyro.plate("n", len(x)):
        pyro.sample("y", lik, obs=y)


def guide(x, y, overdispersed=False):
    for name in ("a", "b"):
        pyro.sample(name, dist.Normal(pyro.param(f"{name}.loc", torch.tensor(0.0)), 0.1))
    if not overdispersed:
        return
    conc = pyro.param("conc", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("concentration", dist.Delta(conc))


x, y = torch.randn(8), torch.ones(8)
for flag in [True, False]:
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(x, y, overdispersed=flag)
