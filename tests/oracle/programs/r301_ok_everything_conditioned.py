import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def joint():
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    z = pyro.sample("z", dist.Normal(0.0, scale))
    pyro.sample("x", dist.Normal(z, 1.0))


def no_guide(*args, **kwargs):
    pass


model = pyro.condition(pyro.condition(joint, data={"z": torch.tensor(0.3)}), data=dict(x=torch.tensor(0.1)))
SVI(model, no_guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()
