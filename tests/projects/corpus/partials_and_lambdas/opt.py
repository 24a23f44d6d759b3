import pyro
from pyro.infer import SVI, Trace_ELBO


def fit(model, guide, *data):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(*data)
