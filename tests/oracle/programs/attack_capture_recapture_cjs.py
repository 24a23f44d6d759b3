"""Dippers caught and caught again: alive or not is summed out inside two plates of time and animals."""
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
        first_seen = torch.zeros(N).bool()
        for t in pyro.markov(range(T)):
            with poutine.mask(mask=first_seen):
                mu_z = phi * z
                z = pyro.sample("z_{}".format(t), dist.Bernoulli(mu_z), infer={"enumerate": "parallel"})
                pyro.sample("y_{}".format(t), dist.Bernoulli(rho * z), obs=history[:, t])
            first_seen |= history[:, t].bool()


history = torch.tensor([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])


def expose_fn(msg):
    return msg["name"][0:3] in ["phi", "rho"]


guide = AutoDiagonalNormal(poutine.block(model, expose_fn=expose_fn))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(history)
