import pyro
import pyro.distributions as dist
import torch


def robust_regression(x, y=None):
    weights = pyro.sample("weights", dist.Normal(0.0, torch.ones(x.shape[-1])).to_event(1))
    bias = pyro.sample("bias", dist.Cauchy(0.0, 1.0))
    scale = pyro.sample("scale", dist.HalfCauchy(1.0))
    with pyro.plate("rows", x.shape[0]):
        return pyro.sample("y", dist.StudentT(4.0, x @ weights + bias, scale), obs=y)
