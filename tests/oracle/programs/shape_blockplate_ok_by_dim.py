"""By its dim, one of two plates is left."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.poutine.plate_messenger import block_plate


def model(y):
    with pyro.plate("rows", 4, dim=-2), pyro.plate("columns", 3, dim=-1):
        with block_plate(dim=-1):
            a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with block_plate(dim=-2):
            b = pyro.sample("b", dist.Normal(0.0, 1.0))
        assert a.shape == (4, 1) and b.shape == (3,)
        pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3))
