"""to_event counts all but the first axis of whatever comes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def likelihood(name, loc, data):
    fn = dist.Normal(loc, 1.0)
    extra = max(len(fn.batch_shape), data.ndim) - 1
    fn = fn.expand(data.shape)
    return pyro.sample(name, fn.to_event(extra) if extra else fn, obs=data)


def model(a, b):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", a.size(0)):
        likelihood("a", mu, a)
        likelihood("b", mu.expand(b.shape), b)


def guide(a, b):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4), torch.zeros(4, 3, 2))
