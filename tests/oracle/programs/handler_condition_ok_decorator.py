import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


@poutine.condition(data={"left": torch.tensor(0.5), "right": torch.tensor(-0.5)})
def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("left", dist.Normal(z, 1.0))
    pyro.sample("right", dist.Normal(-z, 1.0))


SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step()
