import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    regime = pyro.sample("regime", dist.Bernoulli(0.5))
    for i in pyro.plate("data", len(x)):
        k = pyro.sample(f"k_{i}", dist.Bernoulli(0.3 + 0.4 * regime))
        pyro.sample(f"x_{i}", dist.Normal(k + regime, 1.0), obs=x[i])


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.full((len(x),), 0.5), constraint=dist.constraints.unit_interval)
    for i in pyro.plate("data", len(x)):
        pyro.sample(f"k_{i}", dist.Bernoulli(q[i]))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
