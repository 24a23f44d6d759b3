"""Callable objects whose default names differ between the two sides."""
import torch
import pyro
from pyro import sample, param, plate
from pyro.distributions import Gamma, Poisson, LogNormal
from pyro.infer import SVI, Trace_ELBO


class Model:
    def __init__(self, name="rate"):
        self.name = name

    def __call__(self, counts):
        rate = sample(self.name, Gamma(2.0, 1.0))
        with plate("days", counts.shape[0]):
            sample("counts", Poisson(rate), obs=counts)


class Guide:
    def __init__(self, name="rates"):
        self.name = name

    def __call__(self, counts):  # error: PYR301
        loc = param("loc", torch.tensor(0.0))
        sample(self.name, LogNormal(loc, 0.1))  # error: PYR302


svi = SVI(Model(), Guide(), pyro.optim.Adagrad({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor([1.0, 4.0, 2.0]))
