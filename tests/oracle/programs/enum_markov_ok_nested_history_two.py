import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    older = old = torch.tensor(0.0)
    for t in pyro.markov(range(3), history=2):
        now = pyro.sample(f"z_{t}", dist.Bernoulli(0.1 + p * (older + old) / 2))
        inner = now
        for s in pyro.markov(range(2)):
            inner = pyro.sample(f"w_{t}_{s}", dist.Bernoulli(0.1 + 0.4 * inner + 0.2 * old))
            pyro.sample(f"x_{t}_{s}", dist.Normal(inner + older, 1.0), obs=x[t, s])
        older, old = old, now


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3, 2))
