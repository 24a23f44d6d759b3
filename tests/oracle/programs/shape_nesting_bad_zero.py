"""max_plate_nesting=0 although the data stand in a plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO
from pyro.infer.autoguide import AutoDiagonalNormal


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("data", len(x)):
        pyro.sample("y", dist.Normal(x @ w, 0.5), obs=y)


guide = AutoDiagonalNormal(model)
loss = RenyiELBO(alpha=0.5, num_particles=2, max_plate_nesting=0)  # error: PYR202
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
svi.step(torch.randn(6, 2), torch.randn(6))
