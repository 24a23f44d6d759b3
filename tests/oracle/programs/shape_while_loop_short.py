"""While loops on both sides; the guide's stops one round early."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

N_STEPS = 3


def model(end):
    position = torch.tensor(0.0)
    i = 0
    while i < N_STEPS:
        position = position + pyro.sample("step%i" % i, dist.Normal(0.0, 1.0))
        i += 1
    pyro.sample("end", dist.Normal(position, 0.1), obs=end)


def guide(end):  # error: PYR301
    i = 0
    while True:
        if i == N_STEPS - 1:
            break
        pyro.sample("step%i" % i, dist.Normal(pyro.param("loc%i" % i, torch.tensor(0.0)), 0.1))
        i += 1


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
