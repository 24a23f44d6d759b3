import pyro
from pyro.infer import SVI, Trace_ELBO


def fit(model, guide, loader):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    total = 0.0
    for (batch,) in loader:
        total += svi.step(batch)
    return total
