import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def joint():
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    return pyro.sample("y", dist.Normal(w, 1.0))


def family():
    y = pyro.sample("y", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
    return pyro.sample("w", dist.Normal(pyro.param("wl", torch.tensor(0.0)) * y, 1.0))


data = {"y": torch.tensor(0.8)}
svi = SVI(pyro.condition(joint, data), pyro.condition(family, data), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
svi.step()
