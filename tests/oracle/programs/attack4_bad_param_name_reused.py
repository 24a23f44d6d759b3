"""One parameter name for two factors of the guide, in a helper that ignores its argument."""
# silent: PYR504 both factors share one tensor
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    shape = pyro.sample("shape", dist.Gamma(2.0, 1.0))
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    with pyro.plate("y", len(y)):
        pyro.sample("obs", dist.Gamma(shape, rate), obs=y)


def guide(y):
    shape_loc = pyro.param("q_loc", torch.tensor(0.0))
    shape_sd = pyro.param("q_sd", torch.tensor(0.1), constraint=constraints.positive)
    rate_loc = pyro.param("q_loc", torch.tensor(1.0))  # error: PYR504
    rate_sd = pyro.param("rate_sd", torch.tensor(0.1), constraint=constraints.positive)
    pyro.sample("shape", dist.LogNormal(shape_loc, shape_sd))
    pyro.sample("rate", dist.LogNormal(rate_loc, rate_sd))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.rand(8) + 0.1)
