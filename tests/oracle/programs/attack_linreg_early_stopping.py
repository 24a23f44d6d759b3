"""Polynomial regression; names from a comprehension, training loop with patience and break."""
import math
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DEGREE = 3


def features(x):
    return torch.stack([x ** k for k in range(DEGREE + 1)], dim=-1)


def model(x, y):
    coef = [pyro.sample(f"c_{k}", dist.Normal(0.0, 1.0 / (k + 1))) for k in range(DEGREE + 1)]
    mean = sum(c * x ** k for k, c in enumerate(coef))
    with pyro.plate("points", len(x)):
        pyro.sample("y", dist.Normal(mean, 0.1), obs=y)


def guide(x, y):
    for k in range(DEGREE + 1):
        loc = pyro.param(f"c_{k}_loc", torch.tensor(0.0))
        log_scale = pyro.param(f"c_{k}_ls", torch.tensor(-2.0))
        pyro.sample(f"c_{k}", dist.Normal(loc, log_scale.exp()))


x = torch.linspace(-1, 1, 15)
y = torch.sin(3 * x)
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01, "lrd": 0.999}), loss=Trace_ELBO())
best, wait, patience = math.inf, 0, 2
for epoch in range(20):
    loss = svi.step(x, y)
    if loss < best:
        best, wait = loss, 0
    else:
        wait += 1
    if wait >= patience or epoch > 5:
        break
print(best)
