import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate(default="parallel")
def model(x):
    k = pyro.sample("k", dist.Categorical(torch.tensor([0.2, 0.3, 0.5])))
    pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)


@config_enumerate()
def guide(x):
    pyro.sample("k", dist.Categorical(logits=pyro.param("logits", torch.zeros(3))))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(1.0))
