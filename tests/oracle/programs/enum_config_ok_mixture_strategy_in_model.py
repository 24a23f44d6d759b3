import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate(default="parallel", num_samples=4, tmc="mixture")
def model(x):
    z = pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    w = pyro.sample("w", dist.Normal(z, 1.0))
    pyro.sample("x", dist.Normal(w, 1.0), obs=x)


SVI(model, lambda x: None, Adam({"lr": 0.01}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(0.4))
