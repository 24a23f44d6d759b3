import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    root = pyro.sample("root", dist.Bernoulli(p))
    branch = pyro.markov()
    before = root
    for i in range(2):
        with branch:
            rate = 0.1 + 0.4 * before + 0.4 * root
            before = pyro.sample(f"leaf_{i}", dist.Bernoulli(rate))  # error: PYR408
            pyro.sample(f"x_{i}", dist.Normal(before, 1.0), obs=x[i])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
