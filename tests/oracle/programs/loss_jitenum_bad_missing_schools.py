import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO
from pyro.optim import Adam


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    with pyro.plate("schools", 3):
        theta = pyro.sample("theta", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):  # error: PYR301
    theta_loc = pyro.param("theta_loc", torch.zeros(3))
    with pyro.plate("schools", 3):
        pyro.sample("theta", dist.Normal(theta_loc, 0.5))


loss = JitTraceEnum_ELBO(max_plate_nesting=1, strict_enumeration_warning=False, ignore_jit_warnings=True)
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=loss)
svi.step(torch.zeros(3))
