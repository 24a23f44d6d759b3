from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def go(model, guide, data):
    SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(data)
