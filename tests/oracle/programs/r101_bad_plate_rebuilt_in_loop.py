import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(xs):
    for j, x in enumerate(xs):
        mu = pyro.sample(f"mu_{j}", dist.Normal(0.0, 1.0))
        with pyro.plate("obs", x.shape[0]):  # error: PYR101
            pyro.sample(f"x_{j}", dist.Normal(mu, 1.0), obs=x)


def guide(xs):
    for j in range(len(xs)):
        pyro.sample(f"mu_{j}", dist.Normal(pyro.param(f"m{j}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2, 3))
