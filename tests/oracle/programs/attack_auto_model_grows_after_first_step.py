"""The autoguide is prepared on the small model; a flag then adds a site that it does not know."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(y, robust):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    if robust:
        pyro.sample("dof", dist.Gamma(2.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR301
for robust in (False, True):
    svi.step(torch.tensor(1.0), robust)
