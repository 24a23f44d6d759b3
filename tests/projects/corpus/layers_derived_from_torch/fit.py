import pyro
from pyro.infer import SVI, Trace_ELBO


def fit(net, x):
    svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
    svi.step(x)
