import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO


def model(x):
    with pyro.plate("n", 2):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


class Guide:
    def __call__(self, x):
        with pyro.plate("n", 2):
            pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(2)), 1.0), infer={"is_auxiliary": False})


options = {"max_plate_nesting": 1, "strict_enumeration_warning": True}
elbo = TraceEnum_ELBO(**options)  # error: PYR402
elbo(model, Guide())(torch.zeros(2))
