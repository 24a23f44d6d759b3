"""Fit once, save the parameters; a second process would load them and ask for them without initial values."""
import os
import tempfile

import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO


def model(x, y=None):
    a = pyro.sample("a", dist.Normal(0.0, 5.0))
    b = pyro.sample("b", dist.Normal(0.0, 5.0))
    s = pyro.param("noise", torch.tensor(1.0), constraint=constraints.interval(1e-3, 10.0))
    with pyro.plate("i", x.numel()):
        return pyro.sample("y", dist.StudentT(4.0, a + b * x, s), obs=y)


def guide(x, y=None):
    loc = pyro.param("loc", torch.zeros(2))
    tril = pyro.param("tril", 0.1 * torch.eye(2), constraint=constraints.lower_cholesky)
    ab = pyro.sample("ab", dist.MultivariateNormal(loc, scale_tril=tril), infer={"is_auxiliary": True})
    pyro.sample("a", dist.Delta(ab[0]))
    pyro.sample("b", dist.Delta(ab[1]))


def fit(path, x, y):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.RMSprop({"lr": 0.01}), Trace_ELBO())
    for _ in range(3):
        svi.step(x, y)
    pyro.get_param_store().save(path)


def predict(path, x):
    pyro.clear_param_store()
    pyro.get_param_store().load(path)
    print(pyro.param("loc"), pyro.param("noise").item())
    return Predictive(model, guide=guide, num_samples=4)(x)["y"]


if __name__ == "__main__":
    x = torch.linspace(0, 1, 9)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "params.pt")
        fit(path, x, 2 * x)
        predict(path, x[:3])
