import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO, config_enumerate


def model(x):
    prior = pyro.param("prior", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    with pyro.plate("rows", 3):
        k = pyro.sample("k", dist.Bernoulli(prior))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)
    pyro.factor("penalty", -prior)  # error: PYR404


@config_enumerate
def guide(x):
    q = pyro.param("q", torch.full((3,), 0.4), constraint=dist.constraints.unit_interval)
    with pyro.plate("rows", 3):
        pyro.sample("k", dist.Bernoulli(q))


loss = JitTraceEnum_ELBO(max_plate_nesting=1, ignore_jit_warnings=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=loss).step(torch.zeros(3))
