"""Blocking by prefix lets only one of the two probabilities through."""
import torch
import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal


def model(history):
    N, T = history.shape
    phi = pyro.sample("phi", dist.Uniform(0.0, 1.0))
    rho = pyro.sample("rho", dist.Uniform(0.0, 1.0))
    with pyro.plate("animals", N, dim=-1):
        z = torch.ones(N)
        for t in pyro.markov(range(T)):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(phi * z), infer={"enumerate": "parallel"})
            pyro.sample(f"y_{t}", dist.Bernoulli(rho * z), obs=history[:, t])


guide = AutoDiagonalNormal(poutine.block(model, expose_fn=lambda msg: msg["name"].startswith("ph")))
history = torch.tensor([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
elbo = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), elbo)  # error: PYR301
svi.step(history)
