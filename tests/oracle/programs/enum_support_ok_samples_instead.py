import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    n = pyro.sample("n", dist.Poisson(2.0))
    pyro.sample("x", dist.Normal(z + n, 1.0), obs=x)


def guide(x):
    some = {"enumerate": "parallel", "num_samples": 6}
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0), infer=some)
    rate = pyro.param("rate", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("n", dist.Poisson(rate), infer=dict(some))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
