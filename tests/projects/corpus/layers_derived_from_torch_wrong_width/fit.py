import pyro
from pyro.infer import SVI, Trace_ELBO


def fit(model, guide, x):
    SVI(model, guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO()).step(x)
