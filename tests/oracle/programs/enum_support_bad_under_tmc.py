import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO


def model(x):
    n = pyro.sample("n", dist.NegativeBinomial(3, torch.tensor(0.4)))
    pyro.sample("x", dist.Normal(n, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    pyro.sample("n", dist.NegativeBinomial(3, p), infer={"enumerate": "parallel"})  # error: PYR409


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(1.0))
