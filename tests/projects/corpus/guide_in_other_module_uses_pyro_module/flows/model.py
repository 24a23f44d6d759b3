import pyro
import pyro.distributions as dist
import torch


def scene(x):
    with pyro.plate("scenes", x.shape[0]):
        count = pyro.sample("count", dist.Poisson(3.0))
        where = pyro.sample("where", dist.Normal(torch.zeros(2), 1.0).to_event(1))
        mean = where.sum(-1, keepdim=True) * count.unsqueeze(-1) * torch.ones(4)
        pyro.sample("x", dist.Normal(mean, 1.0).to_event(1), obs=x)
