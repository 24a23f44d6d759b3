import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    with pyro.plate("n", 2):
        # The guide samples "k" without settings, and these are the ones that count.
        k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    with pyro.plate("n", 2):
        q = pyro.param("q", torch.tensor([0.4, 0.6]), constraint=dist.constraints.unit_interval)
        pyro.sample("k", dist.Bernoulli(q))


def build_loss():
    return TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), build_loss()).step(torch.zeros(2))
