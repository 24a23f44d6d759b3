# no pair: infer_discrete takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import infer_discrete


def model(x):
    counts = dist.ZeroInflatedPoisson(rate=torch.tensor(1.0), gate=torch.tensor(0.1))
    n = pyro.sample("n", counts, infer={"enumerate": "parallel"})  # error: PYR409
    pyro.sample("x", dist.Normal(n, 1.0), obs=x)


infer_discrete(model, first_available_dim=-1)(torch.tensor(2.0))
