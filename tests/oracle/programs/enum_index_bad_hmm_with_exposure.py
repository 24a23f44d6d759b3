# shows: PYR419 AssertionError without words
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    trans = pyro.param("trans", torch.ones(2, 2, 2) / 2, constraint=dist.constraints.simplex)
    regime = pyro.sample("regime", dist.Categorical(torch.ones(2)))
    state = pyro.sample("start", dist.Categorical(torch.ones(2)))
    for t in pyro.markov(range(2)):
        state = pyro.sample(f"state_{t}", dist.Categorical(trans[regime][state]))  # error: PYR419
        pyro.sample(f"x_{t}", dist.Normal(state.float(), 1.0), obs=x[t])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
