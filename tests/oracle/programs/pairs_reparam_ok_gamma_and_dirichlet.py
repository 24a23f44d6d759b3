"""Gamma, Beta, Dirichlet and StudentT have implicit reparameterizations."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTailAdaptive_ELBO


def model(x):
    a = pyro.sample("a", dist.Gamma(2.0, 2.0))
    b = pyro.sample("b", dist.Beta(2.0, 2.0))
    c = pyro.sample("c", dist.Dirichlet(torch.ones(3)))
    d = pyro.sample("d", dist.StudentT(5.0, 0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b + c.sum(-1) + d, 1.0), obs=x)


def guide(x):
    s = pyro.param("s", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("a", dist.Gamma(s[0], 1.0))
    pyro.sample("b", dist.Beta(s[1], s[2]))
    pyro.sample("c", dist.Dirichlet(s))
    pyro.sample("d", dist.StudentT(5.0, 0.0, s[0]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceTailAdaptive_ELBO(num_particles=4,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.tensor(0.0))
