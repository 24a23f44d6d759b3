import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

data = torch.randn(20)


def model(data):
    shape = pyro.sample("shape", dist.Categorical(torch.ones(2)))
    with pyro.plate("data", len(data), subsample_size=5) as index:
        pyro.sample("x", dist.Normal(shape.float(), 1.0), obs=data[index])


@config_enumerate
def guide(data):
    pyro.sample("shape", dist.Categorical(logits=pyro.param("logits", torch.zeros(2))))


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(data)
