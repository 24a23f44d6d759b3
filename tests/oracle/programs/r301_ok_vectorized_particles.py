import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.poutine import mask, scale


def model(x):
    with scale(scale=0.5):
        m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x), dim=-1), mask(mask=x > 0):
        pyro.sample("x", dist.Normal(m, 1.0), obs=x)


@scale(scale=0.5)
def guide(x):
    pyro.sample("m", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


elbo = TraceMeanField_ELBO(num_particles=4, vectorize_particles=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), elbo).step(torch.tensor([1.0, -1.0]))
