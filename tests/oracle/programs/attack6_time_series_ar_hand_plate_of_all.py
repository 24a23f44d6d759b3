"""AR(2) with an innovations loop, seasonal dummies by one_hot and Student noise."""
import math

import torch
import torch.nn.functional as F
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal, init_to_value

T, PERIOD = 24, 4
series = torch.tensor([math.sin(2 * math.pi * i / PERIOD) + 0.1 * i for i in range(T)])


def ar_model(y, period=PERIOD):
    n = y.size(0)
    season = F.one_hot(torch.arange(n) % period, period).to(y.dtype)
    gamma = pyro.sample("gamma", dist.Normal(0.0, 1.0).expand([period]).to_event(1))
    phi = pyro.sample("phi", dist.Uniform(-1.0, 1.0).expand([2]).to_event(1))
    nu = pyro.sample("nu", dist.Gamma(2.0, 0.1))
    sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
    mean = season[2:] @ gamma + phi[0] * y[1:-1] + phi[1] * y[:-2]
    with pyro.plate("time", n):
        pyro.sample("y", dist.StudentT(nu, mean, sigma), obs=y[2:])  # error: PYR205


start = {"gamma": torch.zeros(PERIOD), "phi": torch.tensor([0.1, 0.1]), "nu": torch.tensor(20.0), "sigma": torch.tensor(1.0)}
auto = AutoDiagonalNormal(ar_model, init_loc_fn=init_to_value(values=start), init_scale=0.01)
svi = SVI(ar_model, auto, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
for _ in range(2):
    svi.step(series)
