import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x, y):
    weather = pyro.sample("weather", dist.Categorical(torch.ones(3)), infer={"enumerate": "parallel"})
    pyro.sample("y", dist.Normal(weather.float(), 1.0), obs=y)
    with pyro.plate("data", 2):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x, y):
    q = pyro.param("q", torch.tensor([0.5, 0.6]), constraint=dist.constraints.unit_interval)
    with pyro.plate("data", 2):
        pyro.sample("k", dist.Bernoulli(q), infer={"enumerate": "parallel"})  # error: PYR406


TraceEnum_ELBO(max_plate_nesting=1).differentiable_loss(model, guide, torch.zeros(2), torch.tensor(0.0))
