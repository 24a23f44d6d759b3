import pyro
from pyro.infer import SVI, Trace_ELBO


def run(model, guide, *data):
    return SVI(model, guide, pyro.optim.SGD({"lr": 1e-3}), Trace_ELBO()).step(*data)
