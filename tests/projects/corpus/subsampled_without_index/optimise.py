import pyro
from pyro.infer import SVI, Trace_ELBO


def optimise(model, guide, y):
    SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(y)
