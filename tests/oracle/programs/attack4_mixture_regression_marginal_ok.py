"""A mixture of regressions whose component is summed out by MixtureSameFamily; predictions by hand."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal, init_to_sample

pyro.enable_validation(True)


def model(x, y=None, k=3):
    weights = pyro.sample("weights", dist.Dirichlet(torch.ones(k)))
    with pyro.plate("components", k):
        slope = pyro.sample("slope", dist.Normal(0.0, 2.0))
        intercept = pyro.sample("intercept", dist.Normal(0.0, 2.0))
        sd = pyro.sample("sd", dist.InverseGamma(3.0, 1.0))
    mean = intercept + slope * x[:, None]
    with pyro.plate("data", len(x)):
        mixture = dist.MixtureSameFamily(dist.Categorical(weights), dist.Normal(mean, sd))
        return pyro.sample("y", mixture, obs=y)


x = torch.linspace(-1, 1, 25)
y = x * torch.where(torch.rand(25) < 0.5, 1.0, -1.0)
guide = AutoNormal(model, init_loc_fn=init_to_sample)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
for i in range(3):
    svi.step(x, y)
posterior = {name: value.detach() for name, value in Predictive(guide, num_samples=5)(x).items()}
print(posterior["weights"].mean(0))
