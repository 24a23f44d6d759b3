"""The guide goes through the values of a site one by one, and the model would have enumerated it in parallel."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    switch = pyro.sample("switch", dist.Bernoulli(0.5))
    regime = pyro.sample("regime", dist.Categorical(torch.ones(3)))
    pyro.sample("y", dist.Normal(switch + regime, 1.0), obs=data)


def guide(data):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("switch", dist.Bernoulli(q), infer={"enumerate": "sequential"})


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.5))
