import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.nn import PyroModule, PyroParam


class Kalman(PyroModule):
    def __init__(self):
        super().__init__()
        self.drift = PyroParam(torch.tensor(0.9))
        self.noise = PyroParam(torch.tensor(0.5), constraint=dist.constraints.positive)

    def model(self, series):
        with pyro.plate("series", series.shape[0]):
            z = series.new_zeros(series.shape[0])
            for t in pyro.markov(range(series.shape[1])):
                z = pyro.sample(f"z_{t}", dist.Normal(self.drift * z, self.noise))
                pyro.sample(f"x_{t}", dist.Normal(z, 0.1), obs=series[:, t])

    def guide(self, series):
        loc = pyro.param("loc", lambda: torch.zeros(series.shape))
        with pyro.plate("series", series.shape[0]):
            for t in pyro.markov(range(series.shape[1])):
                pyro.sample(f"z_{t}", dist.Normal(loc[:, t], 0.5))
