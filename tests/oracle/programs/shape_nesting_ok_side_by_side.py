"""Three plates, never two at a time."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO
from pyro.infer.autoguide import AutoDelta


def model(ys):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for name, y in ys.items():
        with pyro.plate(name + "_rows", y.numel()):
            pyro.sample(name, dist.Normal(mu, 1.0), obs=y)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(alpha=0.2,max_plate_nesting=1))
for _ in range(3):
    svi.step({"a":torch.zeros(3),"b":torch.zeros(2),"c":torch.zeros(1)})
