import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO

elbo = TraceTMC_ELBO(max_plate_nesting=0)


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0), infer={"enumerate": "parallel", "num_samples": 3, "tmc": "mixed"})  # error: PYR411
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


elbo.loss(model, lambda x: None, torch.tensor(0.0))
