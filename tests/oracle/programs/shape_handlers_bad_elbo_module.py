"""The loss as a module, of a model without to_event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO, TraceEnum_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    mu = pyro.sample("mu", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", x.shape[0]):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)  # error: PYR205


x = torch.zeros(5, 2)
guide = AutoNormal(model)
Trace_ELBO().differentiable_loss(model, guide, x).backward()
elbo = Trace_ELBO(num_particles=3, vectorize_particles=True)(model, guide)
elbo(x).backward()
