# shows: PYR302 must be sampled in trace
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS


def model(observations={"x": torch.tensor(0.0)}):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=observations["x"])


def guide(observations={"x": torch.tensor(0.0)}):
    z = pyro.sample("z", dist.Normal(pyro.param("a", torch.tensor(0.5)) * observations["x"], 1.0))
    pyro.sample("x", dist.Normal(z, 1.0))  # error: PYR302


CSIS(model, guide, pyro.optim.Adam({"lr": 0.01}), num_inference_samples=2).step()
