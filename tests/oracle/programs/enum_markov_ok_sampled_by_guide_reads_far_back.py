import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(x):
    states = [torch.tensor(0.0)] * 3
    for t in pyro.markov(range(4)):
        z = pyro.sample(f"z_{t}", dist.Normal(states[-3], 1.0))
        k = pyro.sample(f"k_{t}", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
        # Values that are drawn and not enumerated carry no dims: any of them may be read.
        pyro.sample(f"x_{t}", dist.Normal(z + k, 1.0), obs=x[t])
        states.append(z)


def guide(x):
    for t in pyro.markov(range(4)):
        pyro.sample(f"z_{t}", dist.Normal(pyro.param(f"loc_{t}", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(4))
