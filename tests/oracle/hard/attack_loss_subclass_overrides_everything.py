"""A subclass of ELBO with its own loss_and_grads does not compare either."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI
from pyro.infer.elbo import ELBO


class Plain(ELBO):
    def _get_trace(self, model, guide, args, kwargs):
        raise NotImplementedError

    def loss(self, model, guide, *args, **kwargs):
        q = poutine.trace(guide).get_trace(*args, **kwargs)
        p = poutine.trace(poutine.replay(model, trace=q)).get_trace(*args, **kwargs)
        return (q.log_prob_sum() - p.log_prob_sum()).item()

    def loss_and_grads(self, model, guide, *args, **kwargs):
        q = poutine.trace(guide).get_trace(*args, **kwargs)
        p = poutine.trace(poutine.replay(model, trace=q)).get_trace(*args, **kwargs)
        value = q.log_prob_sum() - p.log_prob_sum()
        value.backward()
        return value.item()


def model(y):
    pyro.sample("y", dist.Normal(pyro.sample("mu", dist.Normal(0.0, 1.0)), 1.0), obs=y)


def guide(y):
    loc = pyro.param("m", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(loc, 1.0))
    pyro.sample("helper", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Plain()).step(torch.tensor(1.0))
