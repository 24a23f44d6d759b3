"""Star imports: `sample` and `plate` come from the package itself, whatever is imported after it."""
from torch import tensor
from pyro import *
from pyro.distributions import *
from pyro.infer import *
from pyro.optim import *

heights = tensor([1.2, 1.5, 1.9])


def model(heights):
    mean = sample("mean", Normal(1.5, 1.0))
    with plate("people", 4):
        sample("heights", Normal(mean, 0.2), obs=heights)  # error: PYR213


def guide(heights):
    sample("mean", Normal(param("m", tensor(1.5)), 0.1))


SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO()).step(heights)
