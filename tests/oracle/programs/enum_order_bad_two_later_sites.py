import torch
import pyro
from pyro import plate, sample
from pyro.distributions import Bernoulli, Normal, Poisson, constraints
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(counts):
    with plate("wards", 3):
        outbreak = sample("outbreak", Bernoulli(0.1))
        sample("count", Poisson(2.0 + 5.0 * outbreak), obs=counts)
    total = sample("total", Normal(0.0, 10.0))  # error: PYR404
    sample("seen", Normal(total, 1.0), obs=counts.sum())  # error: PYR404


def guide(counts):
    sample("total", Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    q = pyro.param("q", torch.full((3,), 0.2), constraint=constraints.unit_interval)
    with plate("wards", 3):
        sample("outbreak", Bernoulli(q), infer={"enumerate": "parallel"})


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.tensor([1.0, 4.0, 2.0]))
