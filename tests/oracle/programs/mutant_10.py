"""A site summed out beside the scale of its observation, which a tensor of one number gives."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

weight = torch.tensor(0.25)


@config_enumerate
def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    with pyro.plate("n", 3), pyro.poutine.scale(scale=weight):
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)  # error: PYR407


SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3))
