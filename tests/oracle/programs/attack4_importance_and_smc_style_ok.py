"""Importance sampling with a proposal by hand, its marginal, and a quick check by the same guide under SVI."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EmpiricalMarginal, Importance, Trace_ELBO


def scale_model(guess):
    weight = pyro.sample("weight", dist.Normal(guess, 1.0))
    return pyro.sample("measurement", dist.Normal(weight, 0.75))


conditioned_scale = pyro.condition(scale_model, data={"measurement": torch.tensor(9.5)})


def scale_guide(guess):
    a = pyro.param("a", torch.as_tensor(guess))
    b = pyro.param("b", torch.tensor(1.0), constraint=constraints.positive)
    return pyro.sample("weight", dist.Normal(a, b))


guess = 8.5
posterior = Importance(conditioned_scale, scale_guide, num_samples=20).run(guess)
marginal = EmpiricalMarginal(posterior, sites="weight")
print(marginal.mean)

svi = SVI(model=conditioned_scale, guide=scale_guide, optim=pyro.optim.SGD({"lr": 0.001, "momentum": 0.1}), loss=Trace_ELBO())
losses, a, b = [], [], []
for t in range(4):
    losses.append(svi.step(guess))
    a.append(pyro.param("a").item())
    b.append(pyro.param("b").item())
print("a = ", pyro.param("a").item())
