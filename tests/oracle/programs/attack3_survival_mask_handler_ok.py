"""Censored survival times: the log survival is a factor."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x, time, event):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(x.shape[-1]), 1.0).to_event(1))
    rate = torch.exp(x @ beta)
    with pyro.plate("patients", len(time)):
        with poutine.mask(mask=event):
            pyro.sample("time", dist.Exponential(rate), obs=time)
        pyro.factor("censored", torch.where(event, torch.zeros(()), -rate * time))


x, time = torch.randn(5, 2), torch.rand(5) + 0.1
event = torch.tensor([True, False, True, True, False])
svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
svi.step(x, time, event)
