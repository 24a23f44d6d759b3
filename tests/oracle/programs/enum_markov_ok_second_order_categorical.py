import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(words):
    trans = pyro.param("trans", torch.ones(2, 2, 2) / 2, constraint=dist.constraints.simplex)
    x = y = torch.tensor(0)
    for t in pyro.markov(range(len(words)), history=2):
        tag = pyro.sample(f"tag_{t}", dist.Categorical(trans[x, y]), infer={"enumerate": "parallel"})
        pyro.sample(f"word_{t}", dist.Normal(tag.float(), 1.0), obs=words[t])
        x, y = y, tag


SVI(model, lambda words: None, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
