import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO, config_enumerate


@config_enumerate
def model(x):
    switch = pyro.sample("switch", dist.Bernoulli(0.5))
    with pyro.plate("n", 3):
        k = pyro.sample("k", dist.Bernoulli(0.2 + 0.5 * switch))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.full((3,), 0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", 3):
        pyro.sample("k", dist.Bernoulli(q))  # error: PYR406


loss = JitTraceEnum_ELBO(max_plate_nesting=1, ignore_jit_warnings=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss).step(torch.zeros(3))
