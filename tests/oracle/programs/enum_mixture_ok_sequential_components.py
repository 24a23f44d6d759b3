import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

K = 2


@config_enumerate
def model(x):
    weights = pyro.param("weights", torch.ones(K) / K, constraint=dist.constraints.simplex)
    locs = torch.stack([pyro.sample(f"loc_{i}", dist.Normal(0.0, 10.0)) for i in range(K)])
    with pyro.plate("data", len(x)):
        k = pyro.sample("k", dist.Categorical(weights))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)


def guide(x):
    for i in range(K):
        pyro.sample(f"loc_{i}", dist.Normal(pyro.param(f"m_{i}", torch.tensor(float(i))), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(5))
