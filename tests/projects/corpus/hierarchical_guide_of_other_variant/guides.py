import pyro
import pyro.distributions as dist
import torch


def noncentered_guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("eta", dist.Normal(pyro.param("e", torch.zeros(len(y))), 1.0))  # error: PYR302
