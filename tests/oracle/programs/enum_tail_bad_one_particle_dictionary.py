import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam

CONFIG = {"elbo": {"vectorize_particles": True}}


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


loss = TraceTailAdaptive_ELBO(**CONFIG["elbo"])  # error: PYR418
SVI(model, AutoNormal(model), Adam({"lr": 0.1}), loss).step(torch.tensor(1.0))
