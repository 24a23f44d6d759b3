import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(xs, ys=None):
    with pyro.plate("data", xs.size(0)):
        y = pyro.sample("y", dist.Bernoulli(0.5), obs=ys)
        pyro.sample("x", dist.Normal(y, 1.0), obs=xs)


def guide(xs, ys=None):
    with pyro.plate("data", xs.size(0)):
        if ys is None:
            q = pyro.param("q", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
            pyro.sample("y", dist.Bernoulli(q))


elbo = Trace_ELBO()
xs = torch.tensor([0.2, 0.9])
elbo.loss(model, guide, xs)
elbo.loss(model, guide, xs, torch.tensor([0.0, 1.0]))
