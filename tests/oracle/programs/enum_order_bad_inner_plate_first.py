import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate

scores = torch.zeros(4, 3)


def model():
    pupils = pyro.plate("pupils", 3, dim=-1)
    tasks = pyro.plate("tasks", 4, dim=-2)
    with pupils, tasks:
        guessed = pyro.sample("guessed", dist.Bernoulli(0.25))
        pyro.sample("score", dist.Normal(guessed, 1.0), obs=scores)
    with pupils:
        pyro.sample("grade", dist.Normal(0.0, 1.0), obs=torch.zeros(3))  # error: PYR404


@config_enumerate
def guide():
    rate = pyro.param("rate", torch.tensor(0.3), constraint=dist.constraints.unit_interval)
    with pyro.plate("pupils", 3, dim=-1), pyro.plate("tasks", 4, dim=-2):
        pyro.sample("guessed", dist.Bernoulli(rate))


elbo = TraceEnum_ELBO(max_plate_nesting=2)
elbo.loss_and_grads(model, guide)
