"""Two factories; the guide's is told another number of layers."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def make_model(depth):
    def model(y):
        h = torch.tensor(0.0)
        for k in range(depth):
            h = pyro.sample(f"h_{k}", dist.Normal(h, 1.0))
        pyro.sample("y", dist.Normal(h, 1.0), obs=y)
    return model


def make_guide(depth):
    def guide(y):  # error: PYR301, PYR301
        for k in range(depth):
            pyro.sample(f"h_{k}", dist.Normal(pyro.param(f"loc_{k}", torch.tensor(0.0)), 0.3))
    return guide


svi = SVI(make_model(depth=4), make_guide(2), pyro.optim.Adam({"lr": 0.01}), loss=RenyiELBO(alpha=0.5, num_particles=2))
svi.step(torch.tensor(2.0))
