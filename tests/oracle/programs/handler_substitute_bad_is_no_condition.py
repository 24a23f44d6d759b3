import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def raw(y):
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(w, scale), obs=y)


def guide(y):  # error: PYR301
    pyro.param("loc", torch.tensor(0.0))


# Only parameters are substituted: "w" stays latent.
model = poutine.block(
    poutine.substitute(raw, data={"w": torch.tensor(2.0), "scale": torch.tensor(1.5)}), hide=["scale"]
)
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
