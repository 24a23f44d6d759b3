import pyro
import pyro.distributions as dist
import torch


def make_pair(order, noise):
    names = [f"c{i}" for i in range(order + 1)]

    def model(x, y):
        mean = 0.0
        for power, name in enumerate(names):
            mean = mean + pyro.sample(name, dist.Normal(0.0, 1.0)) * x**power
        with pyro.plate("xy", len(x)):
            pyro.sample("y", dist.Normal(mean, noise), obs=y)

    def guide(x, y):
        for name in names:
            pyro.sample(name, dist.Normal(pyro.param(name + ".loc", torch.tensor(0.0)), 0.1))

    return model, guide
