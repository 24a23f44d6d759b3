"""Configuration by a class of constants; the guide was generated for fewer dimensions of an event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class FLAGS:
    dims = (2, 3)
    lr = 1e-2
    mean_field = True


def make_prior(dims, event_dim=None):
    d = dist.Normal(torch.zeros(dims), torch.ones(dims))
    return d.to_event(event_dim)


def model(y, flags):
    W = pyro.sample("W", make_prior(flags.dims))
    with pyro.plate("rows", y.shape[0]):
        pyro.sample("y", dist.Normal(W.sum(), 1.0), obs=y)


def guide(y, flags):
    loc = pyro.param("W_loc", torch.zeros(flags.dims))
    q = dist.Normal(loc, 0.1)
    if flags.mean_field:
        q = q.to_event(1)
    else:
        q = q.to_event(2)
    pyro.sample("W", q)  # error: PYR305


SVI(model, guide, pyro.optim.Adam({"lr": FLAGS.lr}), Trace_ELBO()).step(torch.zeros(4), FLAGS)
