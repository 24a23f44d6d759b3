"""try/except ImportError around imports, imports inside functions, and a conditional alias."""
try:
    import pyro
    HAS_PYRO = True
except ImportError:
    pyro = None
    HAS_PYRO = False

try:
    from pyro.infer import JitTrace_ELBO_That_Never_Was as _Elbo
except ImportError:
    from pyro.infer import Trace_ELBO as _Elbo

import torch


def model(y):
    import pyro.distributions as d
    from pyro import sample
    loc = sample("loc", d.Laplace(0.0, 1.0))
    with pyro.plate("y_plate", y.numel()):
        sample("y", d.Laplace(loc, 1.0), obs=y)


def guide(y):
    from pyro.distributions import Normal
    return pyro.sample("loc", Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


def run():
    if not HAS_PYRO:
        raise SystemExit("Pyro is not installed")
    from pyro.infer import SVI
    from pyro.optim import Adam

    SVI(model, guide, Adam({"lr": 0.01}), _Elbo()).step(torch.zeros(3))


run()
