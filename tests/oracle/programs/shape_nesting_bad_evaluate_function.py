"""A helper builds the loss from the number of plates it believes in."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO, TraceEnum_ELBO, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def make_loss(depth, enumerate_=False):
    loss_class = TraceEnum_ELBO if enumerate_ else Trace_ELBO
    return loss_class(max_plate_nesting=depth)  # error: PYR202


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("i", y.size(-1)), pyro.plate("j", y.size(-2)), pyro.plate("k", y.size(-3)):
        pyro.sample("y", dist.Normal(a, 1.0), obs=y)


loss = make_loss(2)
loss.loss_and_grads(model, AutoNormal(model), torch.randn(2, 3, 4))
