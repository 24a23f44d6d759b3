import pyro
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def fit_auto(model, data):
    guide = AutoNormal(model)  # error: PYR413
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    return svi.step(data)
