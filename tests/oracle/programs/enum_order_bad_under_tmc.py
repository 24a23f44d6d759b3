import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate

data = torch.tensor([0.5, -0.2, 1.1])


def model(data):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=data)
    pyro.sample("anchor", dist.Normal(0.0, 1.0), obs=data.mean())  # error: PYR404


@config_enumerate(default="parallel", num_samples=4)
def guide(data):
    loc = pyro.param("loc", torch.zeros(3))
    with pyro.plate("n", 3):
        pyro.sample("z", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceTMC_ELBO(max_plate_nesting=1)).step(data)
