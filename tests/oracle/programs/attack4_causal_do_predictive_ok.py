"""A structural model: fit with observations, then interventions through do and counterfactual noise."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def scm(n, z=None, t=None, y=None):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    c = pyro.sample("c", dist.Normal(0.0, 1.0))
    with pyro.plate("units", n):
        z = pyro.sample("z", dist.Normal(0.0, 1.0), obs=z)
        t = pyro.sample("t", dist.Bernoulli(logits=a * z), obs=t)
        return pyro.sample("y", dist.Normal(b * t + c * z, 1.0), obs=y)


def ate(guide, n=10, draws=5):
    effects = []
    for value in (1.0, 0.0):
        intervened = pyro.do(scm, data={"t": torch.full((n,), value)})
        effects.append(Predictive(intervened, guide=guide, num_samples=draws, return_sites=["y"])(n)["y"].mean())
    return effects[0] - effects[1]


n = 16
truth = pyro.condition(scm, data={"a": torch.tensor(1.0), "b": torch.tensor(2.0), "c": torch.tensor(-1.0)})
trace = pyro.poutine.trace(truth).get_trace(n)
z, t, y = (trace.nodes[name]["value"] for name in ("z", "t", "y"))
guide = AutoNormal(pyro.poutine.block(scm, hide=["z", "t", "y"]))
svi = SVI(scm, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(n, z, t, y)
print(ate(guide, n))
