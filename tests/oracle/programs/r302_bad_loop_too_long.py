import torch
import pyro
import pyro.distributions as dist
from pyro.infer import RenyiELBO


def model(n):
    total = 0.0
    for i in range(n):
        total = total + pyro.sample("w%d" % i, dist.Normal(0.0, 1.0))
    pyro.sample("t", dist.Normal(total, 1.0), obs=torch.tensor(1.0))


def guide(n):
    for i in range(n + 1):
        pyro.sample("w{}".format(i), dist.Normal(pyro.param(f"l{i}", torch.tensor(0.0)), 1.0))  # error: PYR302


RenyiELBO(alpha=0.0, num_particles=2).loss(model, guide, 2)
