# also: PYR203 Pyro raises at the first of the two
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = pyro.sample("trans", dist.Dirichlet(torch.ones(2, 2)))  # error: PYR203
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 1.0))  # error: PYR203
    z = 0
    for t in pyro.markov(range(len(data))):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
        pyro.sample(f"x_{t}", dist.Normal(locs[z], 1.0), obs=data[t])


guide = AutoDelta(poutine.block(model, expose=["trans", "locs"]))
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(4))
