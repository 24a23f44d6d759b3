"""The minibatch is put in by condition, one index too many."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO
from pyro import poutine


def model(x):
    with pyro.plate("n", len(x), subsample_size=2) as i:  # error: PYR206
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x[i])


def guide(x):
    pass


batch = poutine.condition(model, data={"n": torch.tensor([0, 2, 3])})
svi = SVI(batch, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=2))
svi.step(torch.zeros(5))
