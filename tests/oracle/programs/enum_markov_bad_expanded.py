# shows: PYR408 pyro.markov dim conflict
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate(default="parallel", expand=True)
def model(x):
    p = pyro.param("p", torch.tensor(0.2), constraint=dist.constraints.unit_interval)
    lag = [torch.tensor(0.0), torch.tensor(0.0)]
    for t in pyro.markov(range(3)):
        lag.append(pyro.sample(f"z_{t}", dist.Bernoulli(0.1 + p * lag[-2])))  # error: PYR408
        pyro.sample(f"x_{t}", dist.Normal(lag[-1], 1.0), obs=x[t])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
