import torch
import pyro as p
from pyro import param, sample, plate
from pyro.distributions import Normal, LogNormal
from pyro.infer import Trace_ELBO


def regression(x, y):
    slope = sample("slope", Normal(0.0, 1.0))
    noise = sample("noise", LogNormal(0.0, 1.0))
    with plate("data", x.shape[0]):
        sample("y", Normal(slope * x, noise), obs=y)


# Looks like a variational family, but nothing is sampled.
def mle(x, y):  # error: PYR301, PYR301
    slope = param("slope_hat", torch.tensor(0.0))
    noise = param("noise_hat", torch.tensor(1.0))
    return slope, noise


x = torch.linspace(-1, 1, 6)
p.set_rng_seed(0)
print(Trace_ELBO().loss(regression, mle, x, 2 * x))
