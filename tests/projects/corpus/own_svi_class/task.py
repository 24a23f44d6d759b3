import pyro
import pyro.distributions as dist
import torch


class Task:
    def model(self, x):
        df = pyro.sample("df", dist.Gamma(4.0, 1.0))
        with pyro.plate("x_plate", len(x)):
            pyro.sample("x", dist.StudentT(1.0 + df), obs=x)

    def guide(self, x):
        rate = pyro.param("rate", torch.tensor(1.0), constraint=dist.constraints.positive)
        pyro.sample("df", dist.Gamma(4.0, rate))
