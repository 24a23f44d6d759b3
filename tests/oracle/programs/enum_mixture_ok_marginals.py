import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(x):
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)))
        pyro.sample("x", dist.Normal(torch.arange(3.0)[k], 1.0), obs=x)


marginals = TraceEnum_ELBO(max_plate_nesting=1).compute_marginals(model, lambda x: None, torch.zeros(4))
assert marginals["k"].probs.shape == (4, 3)
