# silent: PYR412 the site is not summed out, which shows only in the missing guide site
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 2):
        k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "Parallel"})  # error: PYR412
        pyro.sample("x", dist.Normal(loc + k, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0))


TraceEnum_ELBO(max_plate_nesting=1).loss(model, guide, torch.zeros(2))
