import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam


def model(observations={"y": torch.tensor(0.0)}):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.Gamma(1.0, 1.0))
    pyro.sample("y", dist.Normal(z, noise), obs=observations["y"])


def guide(observations={"y": torch.tensor(0.0)}):  # error: PYR301
    a = pyro.param("a", torch.tensor(0.5))
    pyro.sample("z", dist.Normal(a * observations["y"], 1.0))


rws = ReweightedWakeSleep(num_particles=3, vectorize_particles=False, model_has_params=False)
SVI(model, guide, Adam({"lr": 0.01}), loss=rws).step({"y": torch.tensor(1.5)})
