"""Arithmetic in names: shifts, powers, divmod, rounding, negative floors."""
import math
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for k in range(3):
        pyro.sample(f"scale_{1 << k}", dist.Normal(0.0, 1.0))
    hours, minutes = divmod(135, 60)
    pyro.sample(f"t_{hours}h{minutes}", dist.Normal(0.0, 1.0))
    pyro.sample(f"floor_{-7 // 2}_{-7 % 3}", dist.Normal(0.0, 1.0))
    pyro.sample(f"half_{round(2.5)}_{math.ceil(7 / 2)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    names = ["t_2h15", "floor_-4_2", "half_2_4"] + [f"scale_{2 ** k}" for k in range(3)]
    for n in names:
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
