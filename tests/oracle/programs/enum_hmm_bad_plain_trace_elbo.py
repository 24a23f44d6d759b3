import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


@config_enumerate
def model(data):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    z = torch.tensor(0)
    for t in pyro.markov(range(2)):
        z = pyro.sample(f"z_{t}", dist.Categorical(torch.ones(2, 2)[z]))
        pyro.sample(f"x_{t}", dist.Normal(locs[z], 1.0), obs=data[t])


guide = AutoNormal(poutine.block(model, expose=["locs"]))
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2))  # error: PYR301, PYR301
