"""An "empty" lambda guide meant for a MAP fit, though the model still has a latent site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("N", len(data)):
        pyro.sample("x", dist.Normal(mu, scale), obs=data)


svi = SVI(model,
          lambda data: None,  # error: PYR301
          pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(3))
