"""condition in the model on a value and block in the guide of the same site: together they are right."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("y", dist.Normal(b, 1.0), obs=y)


def guide(y):
    for n in ("a", "b"):
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


svi = None
for fixed in ([], ["a"], ["a", "b"]):
    pyro.clear_param_store()
    data = {n: torch.tensor(0.5) for n in fixed}
    svi = SVI(
        poutine.condition(model, data=data),
        poutine.block(guide, hide=fixed),
        pyro.optim.Adam({"lr": 0.01}),
        Trace_ELBO(),
    )
    svi.step(torch.tensor(1.0))
