import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, temperature):
    locs = pyro.param("locs", torch.tensor([0.0, 1.0, 2.0]))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3) / 3))
        with poutine.scale(scale=temperature):
            pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)  # error: PYR407


svi = SVI(model, lambda x, temperature: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.zeros(4), 0.5)
