import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    gate = pyro.sample("gate", dist.RelaxedBernoulli(torch.tensor(0.5), probs=torch.tensor(0.3)))
    pyro.sample("y", dist.Normal(gate, 1.0), obs=y)


SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
