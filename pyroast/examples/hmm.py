"""A hidden Markov model: its states are summed out, so the guide has the transition matrix alone."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta

STATES = 3
series = torch.tensor([0.1, 0.0, 1.1, 0.9, 2.2, 1.9, 0.2])


def model(series):
    with pyro.plate("states", STATES):
        transition = pyro.sample("transition", dist.Dirichlet(torch.ones(STATES)))
        loc = pyro.sample("loc", dist.Normal(torch.arange(float(STATES)), 1.0))
    state = 0
    for t in pyro.markov(range(len(series))):
        state = pyro.sample(
            f"state_{t}", dist.Categorical(transition[state]), infer={"enumerate": "parallel"}
        )
        pyro.sample(f"value_{t}", dist.Normal(loc[state], 0.3), obs=series[t])


guide = AutoDelta(poutine.block(model, expose=["transition", "loc"]))

if __name__ == "__main__":
    pyro.set_rng_seed(0)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), loss=TraceEnum_ELBO(max_plate_nesting=1))
    for _ in range(20):
        loss = svi.step(series)
    print("loss:", round(loss, 2))
