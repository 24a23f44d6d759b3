"""The scale is of all patients, the plate of the dead."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, time, censored):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(x.shape[-1]), 2.0).to_event(1))
    k = pyro.sample("k", dist.LogNormal(0.0, 0.5))
    scale = torch.exp(torch.einsum("np,p->n", x, beta))
    dead = ~censored
    with pyro.plate("deaths", int(dead.sum())):
        pyro.sample("time", dist.Weibull(scale, k), obs=time[dead])  # error: PYR205
    with pyro.plate("censored", int(censored.sum())):
        survival = torch.exp(-((time[censored] / scale[censored]) ** k))
        pyro.sample("alive", dist.Bernoulli(survival), obs=torch.ones_like(survival))


def guide(x, time, censored):
    loc = pyro.param("beta_loc", torch.zeros(x.shape[-1]))
    pyro.sample("beta", dist.Normal(loc, 0.1).to_event(1))
    pyro.sample("k", dist.LogNormal(pyro.param("k_loc", torch.tensor(0.0)), 0.1))


time = torch.tensor([1.0, 2.0, 0.5, 3.0, 4.0])
censored = torch.tensor([False, True, False, False, True])
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(5, 2), time, censored)
