import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    before = last = torch.tensor(0)
    for t in pyro.markov(range(3), history=2):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[last]))
        pyro.sample(f"x_{t}", dist.Normal((z + before).float(), 1.0), obs=x[t])
        before, last = last, z


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
