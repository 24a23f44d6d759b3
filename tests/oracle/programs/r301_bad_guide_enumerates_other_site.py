import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model():
    a = pyro.sample("a", dist.Bernoulli(0.3), infer={"enumerate": "parallel"})
    b = pyro.sample("b", dist.Bernoulli(0.6))
    pyro.sample("obs", dist.Normal(a + 2.0 * b, 1.0), obs=torch.tensor(1.0))


def guide():  # error: PYR301
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("a", dist.Bernoulli(q), infer={"enumerate": "parallel"})


TraceEnum_ELBO(max_plate_nesting=0).differentiable_loss(model, guide)
