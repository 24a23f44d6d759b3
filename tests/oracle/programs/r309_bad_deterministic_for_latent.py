import torch
import pyro
from pyro import deterministic, param, sample
from pyro.distributions import Normal
from pyro.infer import TraceMeanField_ELBO


def model(y):
    w = sample("w", Normal(0.0, 1.0))
    sample("y", Normal(w, 1.0), obs=y)


def point_estimate(y):
    deterministic("w", param("w_map", torch.tensor(0.0)))  # error: PYR309


TraceMeanField_ELBO().loss(model, point_estimate, torch.tensor(1.0))
