import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDiscreteParallel
from pyro.optim import Adam


def model(x):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(p))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


guide = AutoDiscreteParallel(poutine.block(model, hide=["p"]))
svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))  # error: PYR301
svi.step(torch.zeros(4))
