"""An observation of one constant name in every round of a loop."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

data = [torch.tensor(0.2), torch.tensor(-0.1), torch.tensor(0.4)]


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    for point in data:
        pyro.sample("obs", dist.Normal(mu, 1.0), obs=point)  # error: PYR101


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(data)
