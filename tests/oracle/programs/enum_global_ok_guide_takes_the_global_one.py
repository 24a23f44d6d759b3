import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    regime = pyro.sample("regime", dist.Bernoulli(0.5))
    with pyro.plate("data", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.3 + 0.4 * regime))
        pyro.sample("x", dist.Normal(k + regime, 1.0), obs=x)


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("regime", dist.Bernoulli(q))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))
