import pyro
import pyro.distributions as dist
import torch

from strategies import Decentre


@Decentre()
def funnel(x):
    log_scale = pyro.sample("log_scale", dist.Gamma(2.0, 1.0))
    with pyro.plate("rows", len(x)):
        z = pyro.sample("z", dist.Normal(torch.zeros(()), log_scale.exp()))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)
