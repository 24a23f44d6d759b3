import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x, y):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("n", x.shape[0]):
        pyro.sample("x", dist.Normal(w, 1.0), obs=x)
        if y is not None:
            pyro.sample("y", dist.Normal(w * x, 1.0), obs=y)
        else:
            pyro.sample("y", dist.Normal(w * x, 1.0))


def guide(x, y):  # error: PYR301
    pyro.sample("w", dist.Normal(pyro.param("wl", torch.tensor(0.0)), 1.0))


elbo = Trace_ELBO()
x = torch.linspace(0.0, 1.0, 3)
elbo.loss(model, guide, x, x)
elbo.loss(model, guide, x, None)
