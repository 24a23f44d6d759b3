import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(data):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    z = torch.tensor(0)
    for t in pyro.markov(range(3)):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
        pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=data[t])


@config_enumerate
def guide(data):
    for t in pyro.markov(range(3)):
        pyro.sample(f"z_{t}", dist.Categorical(logits=pyro.param(f"l_{t}", torch.zeros(2))))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
