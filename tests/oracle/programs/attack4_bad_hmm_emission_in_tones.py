"""A hidden Markov model whose state is drawn outside of the plate of its sequences."""
import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoNormal


def model(seqs):
    n, t_max = seqs.shape
    trans = pyro.sample("trans", dist.Dirichlet(torch.ones(3, 3)).to_event(1))
    with pyro.plate("states", 3):
        loc = pyro.sample("loc", dist.Normal(0.0, 5.0))
    plate = pyro.plate("seqs", n)
    x = torch.zeros(n, dtype=torch.long)
    for t in pyro.markov(range(t_max)):
        x = pyro.sample(f"x_{t}", dist.Categorical(trans[x]), infer={"enumerate": "parallel"})  # error: PYR203
        with plate:
            pyro.sample(f"y_{t}", dist.Normal(loc[x], 1.0), obs=seqs[:, t])


guide = AutoNormal(poutine.block(model, expose=["trans", "loc"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.randn(5, 3))
