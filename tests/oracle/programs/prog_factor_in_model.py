"""Censored survival times through pyro.factor in the model; deterministic values recorded beside them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

times = torch.tensor([2.0, 5.0, 1.0, 8.0])
observed = torch.tensor([True, True, False, True])


def model(t, d):
    rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
    pyro.deterministic("median", torch.log(torch.tensor(2.0)) / rate)
    with pyro.plate("subjects", t.shape[0]):
        log_hazard = torch.where(d, rate.log(), torch.zeros_like(t))
        pyro.factor("likelihood", log_hazard - rate * t)


def guide(t, d):
    conc = pyro.param("conc", torch.tensor(2.0), constraint=constraints.positive)
    beta = pyro.param("beta", torch.tensor(2.0), constraint=constraints.positive)
    pyro.sample("rate", dist.Gamma(conc, beta))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(times, observed)
