# shows: PYR408 AssertionError without words
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    states = [torch.tensor(0), torch.tensor(0)]
    with pyro.plate("people", 3):
        for t in pyro.markov(range(3)):
            states.append(pyro.sample(f"z_{t}", dist.Categorical(trans[states[-2]])))  # error: PYR408
            pyro.sample(f"x_{t}", dist.Normal(states[-1].float(), 1.0), obs=x[:, t])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3, 3))
