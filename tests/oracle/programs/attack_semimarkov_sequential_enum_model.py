"""A regime model marks its regimes for sequential enumeration on the model's side."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

KIND = "sequential"


def model(ys):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for t, y in enumerate(ys):
        regime = pyro.sample(f"r_{t}", dist.Bernoulli(0.3), infer=dict(enumerate=KIND))  # error: PYR403
        pyro.sample(f"y_{t}", dist.Normal(mu * regime, 1.0), obs=y)


def guide(ys):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.randn(1))
