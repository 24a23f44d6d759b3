"""The autoguide is built on the unconditioned model: it also covers what the conditioned one observes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def prior_model():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    return pyro.sample("b", dist.Normal(a, 1.0))


guide = AutoNormal(prior_model)
posterior = pyro.condition(prior_model, data={"b": torch.tensor(1.0)})
svi = SVI(posterior, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR302
svi.step()
