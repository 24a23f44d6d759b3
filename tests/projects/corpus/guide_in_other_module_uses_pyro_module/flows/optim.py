import pyro
from pyro.infer import SVI, TraceGraph_ELBO


def optimise(model, guide, data):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 1e-3}), loss=TraceGraph_ELBO())
    for _ in range(2):
        svi.step(data)
