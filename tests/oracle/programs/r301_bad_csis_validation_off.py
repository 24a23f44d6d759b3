# CSIS compares the traces whether validation is on or off.
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS


def model(observations={"x": torch.tensor(0.0)}):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    u = pyro.sample("u", dist.Normal(z, 1.0))
    pyro.sample("x", dist.Normal(u, 1.0), obs=observations["x"])


def guide(observations={"x": torch.tensor(0.0)}):  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("a", torch.tensor(0.5)) * observations["x"], 1.0))


with pyro.validation_enabled(False):
    CSIS(model, guide, pyro.optim.Adam({"lr": 0.01}), num_inference_samples=2).step()
