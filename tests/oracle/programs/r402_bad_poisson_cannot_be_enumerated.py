import torch
import pyro
import pyro.distributions as dist
from pyro.infer import JitTraceEnum_ELBO, SVI, config_enumerate


def model(x):
    n = pyro.sample("n", dist.Poisson(4.0))
    pyro.sample("x", dist.Normal(n, 1.0), obs=x)


@config_enumerate
def guide(x):
    rate = pyro.param("rate", torch.tensor(3.0), constraint=dist.constraints.positive)
    pyro.sample("n", dist.Poisson(rate))


loss = JitTraceEnum_ELBO(max_plate_nesting=0)  # error: PYR402
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss).step(torch.tensor(1.0))
