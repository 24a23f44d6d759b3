import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

series = torch.zeros(2, 2)


@config_enumerate
def model(series):
    stay = torch.tensor([[0.9, 0.1], [0.2, 0.8]])
    people = pyro.plate("people", 2)
    state = torch.tensor(0)
    for t in pyro.markov(range(2)):
        state = pyro.sample(f"state_{t}", dist.Categorical(stay[state]))  # error: PYR404
        with people:
            mood = pyro.sample(f"mood_{t}", dist.Bernoulli(0.5))
            pyro.sample(f"x_{t}", dist.Normal(mood + state, 1.0), obs=series[:, t])


@config_enumerate
def guide(series):
    people = pyro.plate("people", 2)
    for t in pyro.markov(range(2)):
        q = pyro.param(f"q_{t}", torch.full((2,), 0.5), constraint=dist.constraints.unit_interval)
        with people:
            pyro.sample(f"mood_{t}", dist.Bernoulli(q))  # error: PYR406


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(series)
