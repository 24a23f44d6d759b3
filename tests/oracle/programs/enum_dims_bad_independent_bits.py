import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    for i in range(100):
        bit = pyro.sample("bit_%d" % i, dist.Bernoulli(p))  # error: PYR410
        pyro.sample("x_%d" % i, dist.Normal(bit, 1.0), obs=x[i])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.zeros(100))
