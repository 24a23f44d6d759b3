"""A student's coin flip with a slip of the pen in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import SGD

flips = torch.tensor([1., 1., 0., 1., 0., 1., 1.])


def coin_model(flips):
    bias = pyro.sample("bias", dist.Beta(2.0, 2.0))
    with pyro.plate("flips", len(flips)):
        pyro.sample("heads", dist.Bernoulli(bias), obs=flips)


def coin_guide(flips):  # error: PYR301
    a = pyro.param("a", torch.tensor(2.0), constraint=constraints.positive)
    b = pyro.param("b", torch.tensor(2.0), constraint=constraints.positive)
    pyro.sample("biass", dist.Beta(a, b))  # error: PYR302


if __name__ == "__main__":
    pyro.clear_param_store()
    svi = SVI(coin_model, coin_guide, SGD({"lr": 1e-3}), Trace_ELBO())
    losses = [svi.step(flips) for _ in range(3)]
    print(losses)
