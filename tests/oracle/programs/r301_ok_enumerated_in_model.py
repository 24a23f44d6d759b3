import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO
from pyro.optim import Adam


def model(x):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", x.shape[0]):
        k = pyro.sample("k", dist.Bernoulli(p), infer=dict(enumerate="parallel"))
        pyro.sample("x", dist.Normal(k, 0.5), obs=x)


def guide(x):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a, 1.0))


SVI(model, guide, Adam({"lr": 0.01}), JitTraceEnum_ELBO(max_plate_nesting=1)).step(torch.tensor([0.0, 1.0, 1.0]))
