"""pyro.contrib.autoname.named: sites are attributes of a latent object."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import named
from pyro.infer import SVI, Trace_ELBO


def model(data):
    latent = named.Object("latent")
    latent.mu.sample_(dist.Normal(0.0, 1.0))
    latent.xs = named.List()
    for datum in data:
        x = latent.xs.add()
        x.offset.sample_(dist.Normal(latent.mu, 1.0))
        x.value.sample_(dist.Normal(x.offset, 0.1), obs=datum)


def guide(data):
    pyro.sample("latent.mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    for i in range(len(data)):
        pyro.sample(f"latent.xs[{i}].offset", dist.Normal(pyro.param(f"m{i}", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step([torch.tensor(0.4), torch.tensor(0.2)])
