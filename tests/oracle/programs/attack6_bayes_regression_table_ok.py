"""Bayesian regression on a table read from text, with columns picked by name."""
import io

import numpy as np
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

CSV = """rugged,cont_africa,gdp
0.8,1,7.5
0.2,0,9.1
3.1,1,6.8
1.4,0,8.8
0.5,1,7.9
2.2,0,8.1
"""


def load():
    table = np.genfromtxt(io.StringIO(CSV), delimiter=",", names=True)
    inter = table["rugged"] * table["cont_africa"]
    X = torch.tensor(np.stack([table["rugged"], table["cont_africa"], inter], axis=-1), dtype=torch.float)
    y = torch.tensor(table["gdp"], dtype=torch.float)
    return X, y


def model(X, y=None):
    n, d = X.shape
    a = pyro.sample("a", dist.Normal(0.0, 10.0))
    w = pyro.sample("w", dist.Normal(torch.zeros(d), torch.ones(d)).to_event(1))
    sigma = pyro.sample("sigma", dist.Uniform(0.0, 10.0))
    mean = a + X @ w
    with pyro.plate("data", n):
        return pyro.sample("y", dist.Normal(mean, sigma), obs=y)


def guide(X, y=None):
    d = X.size(1)
    a_loc = pyro.param("a_loc", torch.tensor(0.0))
    a_scale = pyro.param("a_scale", torch.tensor(1.0), constraint=constraints.positive)
    w_loc = pyro.param("w_loc", torch.randn(d))
    w_scale = pyro.param("w_scale", torch.ones(d), constraint=constraints.positive)
    sigma_loc = pyro.param("sigma_loc", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("a", dist.Normal(a_loc, a_scale))
    pyro.sample("w", dist.Normal(w_loc, w_scale).to_event(1))
    pyro.sample("sigma", dist.Delta(sigma_loc))


if __name__ == "__main__":
    pyro.clear_param_store()
    X, y = load()
    svi = SVI(model, guide, Adam({"lr": 0.02}), loss=Trace_ELBO())
    for step in range(3):
        elbo = svi.step(X, y)
