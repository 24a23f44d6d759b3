"""A factory that returns (model, guide) as closures over sizes and names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def make(n_groups, latent="group_mean", with_scale=True):
    def model(data):
        if with_scale:
            scale = pyro.sample("scale", dist.LogNormal(0.0, 0.5))
        else:
            scale = torch.tensor(1.0)
        with pyro.plate("groups", n_groups, dim=-1):
            mean = pyro.sample(latent, dist.Normal(0.0, scale))
            with pyro.plate("reps", data.shape[0], dim=-2):
                pyro.sample("obs", dist.Normal(mean, 1.0), obs=data)

    def guide(data):
        if with_scale:
            pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))
        locs = pyro.param("locs", torch.zeros(n_groups))
        with pyro.plate("groups", n_groups, dim=-1):
            pyro.sample(latent, dist.Normal(locs, 0.1))

    return model, guide


pyro.set_rng_seed(3)
data = torch.randn(4, 3)
for flag in (True, False):
    pyro.clear_param_store()
    model, guide = make(3, with_scale=flag)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(data)
