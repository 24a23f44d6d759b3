import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO

N = 100


def model():
    s = torch.tensor(0.0)
    for i in range(N):
        s = s + pyro.sample("e_{:03d}".format(i), dist.Normal(0.0, 1.0))
    pyro.sample("s", dist.Normal(s, 1.0), obs=torch.tensor(0.0))


def guide():
    for i in range(1, N + 1):
        pyro.sample(f"e_{i - 1:03d}", dist.Normal(0.0, 1.0))


Trace_ELBO().loss(model, guide)
