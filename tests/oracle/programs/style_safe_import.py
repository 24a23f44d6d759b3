"""Optional dependencies imported by a helper; nothing is called pyro by an import statement."""
import importlib


def _safe_import(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


torch = _safe_import("torch")
pyro = _safe_import("pyro")
dist = _safe_import("pyro.distributions")
infer = _safe_import("pyro.infer")


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


if pyro is not None:
    optim = _safe_import("pyro.optim")
    infer.SVI(model, guide, optim.Adam({"lr": 0.01}), infer.Trace_ELBO()).step(torch.tensor(1.0))
