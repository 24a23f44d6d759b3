import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceMeanField_ELBO


def model(x):
    with pyro.plate("n", 4):
        z = pyro.sample("z", dist.Normal(torch.zeros(4, 2), 1.0).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1), 1.0), obs=x)


def guide(x):
    with pyro.plate("n", 4):
        pyro.sample(  # error: PYR305
            "z",
            dist.Normal(pyro.param("l", torch.zeros(4, 2)), 1.0).to_event(2),
        )


TraceMeanField_ELBO().loss(model, guide, torch.zeros(4))
