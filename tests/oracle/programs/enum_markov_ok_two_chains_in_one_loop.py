import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    w = x = torch.tensor(0)
    tones = pyro.plate("tones", 3, dim=-1)
    for t in pyro.markov(range(len(data))):
        w = pyro.sample(f"w_{t}", dist.Categorical(trans[w]))
        x = pyro.sample(f"x_{t}", dist.Categorical(trans[x]))
        with tones:
            pyro.sample(f"y_{t}", dist.Bernoulli(0.1 + 0.3 * (w + x)), obs=data[t])


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4, 3))
