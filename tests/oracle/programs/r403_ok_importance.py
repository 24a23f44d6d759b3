import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model():
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})
    pyro.sample("x", dist.Normal(k, 1.0), obs=torch.tensor(1.0))


Importance(model, guide=lambda: None, num_samples=2).run()
