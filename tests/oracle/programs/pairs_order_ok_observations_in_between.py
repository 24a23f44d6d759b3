"""What the model observes stands anywhere between the latents."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("x0", dist.Normal(a, 1.0), obs=x[0])
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.deterministic("s", a + b)
    pyro.sample("x1", dist.Normal(b, 1.0), obs=x[1])
    pyro.factor("penalty", -(b**2))


def guide(x):
    for name in ("a", "b"):
        pyro.sample(name, dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2))
