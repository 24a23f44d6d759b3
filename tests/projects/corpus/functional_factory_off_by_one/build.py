import pyro
import pyro.distributions as dist
import torch


def make_model(n):
    def model(y):
        total = sum(pyro.sample(f"w{i}", dist.Normal(0.0, 1.0)) for i in range(n))
        with pyro.plate("rows", len(y)):
            pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    return model


def make_guide(n):
    def guide(y):  # error: PYR301
        for i in range(n):
            pyro.sample(f"w{i}", dist.Normal(pyro.param(f"loc{i}", torch.tensor(0.0)), 1.0))

    return guide
