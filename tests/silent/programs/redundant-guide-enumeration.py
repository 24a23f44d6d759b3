"""PYR420: the loss stays above minus the log of the evidence, though each assignment could be summed out.

A guide that samples a discrete site has its own distribution over it to learn; until this is the posterior, the bound is loose.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate
from torch.distributions import constraints

DATA = torch.tensor([-1.0, 0.5, 2.0])


@config_enumerate
def model(data):
    with pyro.plate("data", 3):
        z = pyro.sample("z", dist.Bernoulli(0.3))
        pyro.sample("obs", dist.Normal(z, 1.0), obs=data)


def above_the_evidence(loss):
    on = dist.Normal(1.0, 1.0).log_prob(DATA).exp() * 0.3
    off = dist.Normal(0.0, 1.0).log_prob(DATA).exp() * 0.7
    return {"loss above minus the log of the evidence": round(loss + float((on + off).log().sum()), 3)}


def wrong():
    def guide(data):
        q = pyro.param("q", torch.full((3,), 0.5), constraint=constraints.unit_interval)
        with pyro.plate("data", 3):
            pyro.sample("z", dist.Bernoulli(q), infer={"enumerate": "parallel"})  # error: PYR420

    return above_the_evidence(TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, DATA))


def right():
    def guide(data):
        pass

    return above_the_evidence(TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, DATA))


def harm(measured):
    return measured["loss above minus the log of the evidence"] > 0.0
