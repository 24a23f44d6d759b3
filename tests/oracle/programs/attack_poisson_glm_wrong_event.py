"""Counts of accidents: the guide's coefficient vector is a batch, the model's is one event."""
# shows: PYR305 invalid log_prob shape
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def poisson_model(design, counts):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(design.shape[1]), 1.0).to_event(1))
    rate = (design @ beta).exp()
    with pyro.plate("i", design.shape[0]):
        pyro.sample("counts", dist.Poisson(rate), obs=counts)


def poisson_guide(design, counts):
    loc = pyro.param("loc", torch.zeros(design.shape[1]))
    scale = pyro.param("scale", torch.full((design.shape[1],), 0.1), constraint=dist.constraints.positive)
    pyro.sample("beta", dist.Normal(loc, scale))  # error: PYR305


design = torch.randn(12, 2)
counts = torch.tensor([1.0, 0.0, 3.0] * 4)
svi = SVI(poisson_model, poisson_guide, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO())
svi.step(design, counts)
