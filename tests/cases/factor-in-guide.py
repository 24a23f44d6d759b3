"""PYR310: factors in guides."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(rate, 1.0), obs=y)


def wrong_log_jacobian():
    def guide(y):
        m = pyro.param("m", torch.tensor(0.0))
        raw = pyro.sample("raw", dist.Normal(m, 0.1), infer={"is_auxiliary": True})
        pyro.sample("rate", dist.Delta(raw.exp()))
        pyro.factor("jacobian", log_factor=-raw)  # error: PYR310

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_log_jacobian():
    def guide(y):
        m = pyro.param("m", torch.tensor(0.0))
        raw = pyro.sample("raw", dist.Normal(m, 0.1), infer={"is_auxiliary": True})
        pyro.sample("rate", dist.Delta(raw.exp(), log_density=-raw))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_said():
    def guide(y):
        value = pyro.param("r", torch.tensor(1.0), constraint=constraints.positive)
        rate = pyro.sample("rate", dist.Delta(value))
        pyro.factor("penalty", -rate, has_rsample=True)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
