import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.optim import Adam

features = torch.arange(6.0).reshape(3, 2)


def model(y):
    weights = pyro.sample("weights", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    mean = (features * weights).sum(-1)
    with pyro.plate("rows", 3):
        shift = pyro.sample("shift", dist.Normal(0.0, 0.1))
        pyro.sample("y", dist.Normal(mean + shift, scale), obs=y)


def guide(y):
    loc = pyro.param("weights_loc", torch.zeros(2))
    pyro.sample("weights", dist.Normal(loc.unsqueeze(0), 0.5).to_event(2))  # error: PYR305
    pyro.sample("scale", dist.LogNormal(pyro.param("scale_loc", torch.tensor(0.0)), 0.3))
    with pyro.plate("rows", 3):
        pyro.sample("shift", dist.Normal(pyro.param("shift_loc", torch.zeros(3)), 0.1))


loss = TraceMeanField_ELBO()
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=loss)
svi.step(torch.ones(3))
