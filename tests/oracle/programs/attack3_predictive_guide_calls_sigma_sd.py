"""The guide calls the noise by another name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive


def model(x, y=None):
    a, b = (pyro.sample(n, dist.Normal(0.0, 1.0)) for n in ("a", "b"))
    sd = pyro.sample("sd", dist.HalfNormal(1.0))
    with pyro.plate("data", x.numel()):
        return pyro.sample("obs", dist.Normal(a + b * x, sd), obs=y)


def guide(x, y=None):  # error: PYR301
    for n in ("a", "b"):
        pyro.sample(n, dist.Normal(pyro.param(f"{n}_m", torch.tensor(0.0)), 0.1))
    pyro.sample("sigma", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))  # error: PYR302


x = torch.arange(5.0)
svi = SVI(model, guide, pyro.optim.SGD({"lr": 1e-4}), Trace_ELBO())
for _ in range(2):
    svi.step(x, 2 * x)
posterior = Predictive(model, guide=guide, num_samples=3)(x)
