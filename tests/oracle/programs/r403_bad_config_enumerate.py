import torch
import pyro
from pyro import sample, plate
from pyro.distributions import Bernoulli, Categorical, Normal
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate(default="sequential")
def model(x):
    with plate("n", 3):
        k = sample("k", Categorical(torch.ones(2)))  # error: PYR403
        sample("x", Normal(k.float(), 1.0), obs=x)


TraceEnum_ELBO(max_plate_nesting=1).loss(model, lambda x: None, torch.zeros(3))
