# The particles of ReweightedWakeSleep are a plate of two without being asked for: an observation of two rows fits them.
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam


def model():
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", 3):
        pyro.sample("obs", dist.Normal(loc, 1.0), obs=torch.zeros(2, 3))


def guide():
    loc = pyro.param("loc_q", torch.tensor(0.0))
    pyro.sample("loc", dist.Normal(loc, 1.0))


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=ReweightedWakeSleep(max_plate_nesting=1))
svi.step()
