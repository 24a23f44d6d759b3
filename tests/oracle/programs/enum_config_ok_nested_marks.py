import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate(default="sequential")
def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("a", dist.Bernoulli(q))
    pyro.sample("b", dist.Bernoulli(q), infer={"enumerate": "parallel"})


@config_enumerate
def model(x):
    a = pyro.sample("a", dist.Bernoulli(0.5))
    b = pyro.sample("b", dist.Bernoulli(0.5))
    c = pyro.sample("c", dist.Bernoulli(0.1 + 0.4 * a + 0.4 * b))
    pyro.sample("x", dist.Normal(c, 1.0), obs=x)


SVI(model, guide, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.0))
