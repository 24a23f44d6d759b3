import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    p = pyro.param("p", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    state = torch.tensor(0.0)
    for t in pyro.markov(range(2), history=0):
        state = pyro.sample(f"state_{t}", dist.Bernoulli(p + 0.4 * state))  # error: PYR408
        pyro.sample(f"x_{t}", dist.Normal(state, 1.0), obs=x[t])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
