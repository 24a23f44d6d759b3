import pyro
import pyro.distributions as dist
import torch


def model(counts):
    rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
    overdispersion = pyro.sample("overdispersion", dist.Gamma(1.0, 1.0))
    with pyro.plate("counts", len(counts)):
        pyro.sample("n", dist.GammaPoisson(overdispersion, overdispersion / rate), obs=counts)


def guide(counts):
    for latent in ["rate", "overdispersion"]:
        a = pyro.param(latent + "_a", torch.tensor(1.0), constraint=dist.constraints.positive)
        pyro.sample(latent, dist.Gamma(a, 1.0))
