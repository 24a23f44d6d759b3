import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)))
        pyro.sample("x", dist.Normal(torch.arange(3.0)[k], 1.0), obs=x)


def guide(x):  # error: PYR301
    pass


TraceEnum_ELBO(max_plate_nesting=1).compute_marginals(model, guide, torch.zeros(4))  # error: PYR402
