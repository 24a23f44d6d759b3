import argparse

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.optim import Adam

parser = argparse.ArgumentParser()
parser.add_argument("--particles", type=int, default=1)
options = parser.parse_args([])


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


N = 1
elbo = TraceTailAdaptive_ELBO(num_particles=N, vectorize_particles=True)  # error: PYR418
SVI(model, guide, Adam({"lr": 0.1}), elbo).step(torch.tensor(1.0))
