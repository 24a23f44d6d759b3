"""Weibull survival with right censoring as a factor; its guide copies the factor as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def log_survival(t, k, lam):
    return -((t / lam) ** k)


def model(times, event):
    k = pyro.sample("k", dist.Gamma(2.0, 1.0))
    lam = pyro.sample("lam", dist.Gamma(2.0, 0.5))
    seen = event.bool()
    with pyro.plate("deaths", int(seen.sum())):
        pyro.sample("t", dist.Weibull(lam, k), obs=times[seen])
    pyro.factor("censored", log_survival(times[~seen], k, lam).sum())


def guide(times, event):
    k = pyro.sample("k", dist.LogNormal(pyro.param("k_loc", torch.tensor(0.0)), 0.1))
    lam = pyro.sample("lam", dist.LogNormal(pyro.param("lam_loc", torch.tensor(0.0)), 0.1))
    pyro.factor("censored", log_survival(times[event == 0], k, lam).sum())  # error: PYR310


times = torch.tensor([1.0, 2.0, 0.5, 3.0])
event = torch.tensor([1, 0, 1, 1])
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
svi.step(times, event)
