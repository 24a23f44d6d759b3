import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    rate = pyro.param("rate", torch.tensor(2.0), constraint=dist.constraints.positive)
    n = pyro.sample("n", dist.Poisson(rate), infer={"enumerate": "parallel"})  # error: PYR409
    pyro.sample("x", dist.Normal(n, 1.0), obs=x)


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(2.0))
