"""A change point model with one-hot weights, where and cumsum."""
import torch
import torch.nn.functional as F
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro import poutine

counts = torch.tensor([4.0, 5.0, 4.0, 1.0, 0.0, 1.0])


@config_enumerate
def model(counts):
    T = len(counts)
    early = pyro.sample("early", dist.Exponential(1.0))
    late = pyro.sample("late", dist.Exponential(1.0))
    tau = pyro.sample("tau", dist.Categorical(logits=torch.zeros(T)))
    t = torch.arange(T)
    rate = torch.where(t < tau.unsqueeze(-1), early.unsqueeze(-1), late.unsqueeze(-1))
    pyro.sample("y", dist.Poisson(rate).to_event(1), obs=counts)


guide = AutoNormal(poutine.block(model, hide=["tau"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(counts)
