import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


class Mixture:
    @staticmethod
    @config_enumerate
    def model(x):
        a = pyro.sample("a", dist.Bernoulli(0.5))
        b = pyro.sample("b", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})  # error: PYR403
        pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)

    @staticmethod
    def guide(x):
        pyro.param("unused", torch.tensor(0.0))


SVI(Mixture.model, Mixture.guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(
    torch.tensor(1.0)
)
