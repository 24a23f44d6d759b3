import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS


def model(prior_mean, observations={"x": torch.tensor(0.0)}):
    z = pyro.sample("z", dist.Normal(prior_mean, 1.0))
    s = pyro.sample("s", dist.HalfNormal(1.0))
    pyro.sample("x", dist.Normal(z, s + 0.1), obs=observations["x"])


def guide(prior_mean, observations={"x": torch.tensor(0.0)}):  # error: PYR301
    a = pyro.param("a", torch.tensor(0.5))
    pyro.sample("z", dist.Normal(a * observations["x"], 1.0))


csis = CSIS(model, guide, pyro.optim.Adam({"lr": 0.01}), num_inference_samples=2)
csis.step(torch.tensor(0.0))
