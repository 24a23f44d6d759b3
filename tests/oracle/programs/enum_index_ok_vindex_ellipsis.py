import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.ops.indexing import Vindex
from pyro.optim import Adam


@config_enumerate
def model(x):
    levels = pyro.param("levels", torch.randn(4, 3))
    with pyro.plate("people", 4):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)))
        pyro.sample("x", dist.Normal(Vindex(levels)[..., k], 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))
