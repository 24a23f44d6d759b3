"""A custom init_loc_fn that knows sites by name, and a guide extended by a hand-written local site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.autoguide.initialization import init_to_median
from pyro import poutine


def init_loc_fn(site):
    if site["name"] == "weights":
        return torch.ones(2) / 2
    if site["name"].startswith("loc"):
        return torch.zeros(())
    return init_to_median(site, num_samples=3)


class Mix:
    def __init__(self, k):
        self.k = k
        self.global_guide = AutoNormal(poutine.block(self.model, hide=["local"]), init_loc_fn=init_loc_fn)

    def model(self, data):
        weights = pyro.sample("weights", dist.Dirichlet(torch.ones(self.k)))
        locs = torch.stack([pyro.sample(f"loc_{k}", dist.Normal(0.0, 1.0)) for k in range(self.k)])
        with pyro.plate("data", len(data)):
            local = pyro.sample("local", dist.Normal((weights * locs).sum(), 1.0))
            pyro.sample("obs", dist.Normal(local, 0.2), obs=data)

    def guide(self, data):
        self.global_guide(data)
        means = pyro.param("local_loc", data.clone())
        with pyro.plate("data", len(data)):
            pyro.sample("local", dist.Normal(means, 0.1))


pyro.set_rng_seed(0)
mix = Mix(2)
SVI(mix.model, mix.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0.1, 0.4, 0.8]))
