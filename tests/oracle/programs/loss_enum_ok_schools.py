import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    with pyro.plate("schools", 3):
        theta = pyro.sample("theta", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 1.0))
    theta_loc = pyro.param("theta_loc", torch.zeros(3))
    with pyro.plate("schools", 3):
        pyro.sample("theta", dist.Normal(theta_loc, 0.5))


loss = TraceEnum_ELBO(strict_enumeration_warning=False)
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=loss)
svi.step(torch.zeros(3))
