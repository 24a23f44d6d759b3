"""__getattr__ forwards to a wrapped problem; getattr picks model and guide by prefix."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Inner:
    def poisson_model(self, y):
        rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
        pyro.sample("y", dist.Poisson(rate), obs=y)

    def poisson_guide(self, y):
        pyro.sample("rate", dist.LogNormal(pyro.param("r", torch.tensor(0.0)), 0.1))


class Wrapper:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


problem = Wrapper(Inner())
kind = "poisson"
svi = SVI(getattr(problem, f"{kind}_model"), getattr(problem, kind + "_guide"), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
