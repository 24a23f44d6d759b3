"""PYR402: a loss that enumerates and nothing that is marked."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta, AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_autoguide_over_continuous_sites():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)  # error: PYR402


def wrong_decorated_but_not_enumerable():
    @config_enumerate
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    SVI(model, AutoDelta(model), OPTIM, loss=TraceEnum_ELBO()).step(DATA)  # error: PYR402


def right_told_not_to_warn():
    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, TraceEnum_ELBO(strict_enumeration_warning=False)).step(DATA)


def right_marked_in_a_markov_chain():
    def model(y):
        state = 0
        for t in pyro.markov(range(6)):
            p = torch.tensor([[0.9, 0.1], [0.2, 0.8]])[state]
            state = pyro.sample(f"state_{t}", dist.Categorical(p), infer={"enumerate": "parallel"})
            pyro.sample(f"y_{t}", dist.Normal(state * 1.0, 1.0), obs=y[t])

    def guide(y):
        return

    SVI(model, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=0)).step(DATA)
