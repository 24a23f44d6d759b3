"""The same with a plate of time, where the enumerated dim collides with max_plate_nesting=0."""
import torch
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
    rate = torch.where(t < tau, early, late)
    with pyro.plate("time", T):
        pyro.sample("y", dist.Poisson(rate), obs=counts)


guide = AutoNormal(poutine.block(model, hide=["tau"]))
elbo = TraceEnum_ELBO(max_plate_nesting=0)  # error: PYR202
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)
svi.step(counts)
