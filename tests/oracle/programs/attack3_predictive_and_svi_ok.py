"""Train by SVI, then draw from the posterior predictive and from the prior."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive


def model(x, y=None):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    sigma = pyro.sample("sigma", dist.Uniform(0.0, 2.0))
    with pyro.plate("data", x.numel()):
        return pyro.sample("obs", dist.Normal(a + b * x, sigma), obs=y)


def guide(x, y=None):
    q = {n: (pyro.param(f"{n}_m", torch.tensor(0.0)), pyro.param(f"{n}_s", torch.tensor(0.0))) for n in "ab"}
    for n, (m, s) in q.items():
        pyro.sample(n, dist.Normal(m, s.exp()))
    low = pyro.param("sigma_p", torch.tensor(0.0))
    base = dist.Normal(low, 1.0)
    pyro.sample("sigma", dist.TransformedDistribution(base, [dist.transforms.SigmoidTransform(), dist.transforms.AffineTransform(0.0, 2.0)]))


x = torch.arange(5.0)
y = 2 * x
svi = SVI(model, guide, pyro.optim.SGD({"lr": 1e-4}), Trace_ELBO())
for _ in range(2):
    svi.step(x, y)
prior = Predictive(model, num_samples=3)(x)
posterior = Predictive(model, guide=guide, num_samples=3, return_sites=("obs", "a"))(x)
