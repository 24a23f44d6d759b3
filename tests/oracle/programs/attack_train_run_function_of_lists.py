"""Experiments as a list of tuples; zip and enumerate drive the loop; one of three is wrong."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO


def base(y, extra=()):
    values = [pyro.sample(name, dist.Normal(0.0, 1.0)) for name in ("mu", *extra)]
    pyro.sample("y", dist.Normal(sum(values), 1.0), obs=y)


def with_drift(y):
    return base(y, extra=["drift"])


def q_base(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def q_drift(y):
    q_base(y)
    pyro.sample("drift", dist.Normal(pyro.param("d", torch.tensor(0.0)), 1.0))


def q_lazy(y):  # error: PYR301
    return q_base(y)


experiments = [
    ("base", base, q_base, Trace_ELBO()),
    ("drift", with_drift, q_drift, TraceGraph_ELBO()),
    ("lazy", with_drift, q_lazy, Trace_ELBO()),
]
for i, (title, model, guide, loss) in enumerate(experiments, 1):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
    print(f"{i}. {title:>8}: {svi.step(torch.tensor(1.0)):.3f}")
