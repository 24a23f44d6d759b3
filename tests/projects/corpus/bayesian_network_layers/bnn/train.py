import pyro
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal


def fit(model, x, y, steps=100, guide=None):
    guide = guide if guide is not None else AutoDiagonalNormal(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.03}), loss=Trace_ELBO())
    losses = []
    for step in range(steps):
        losses.append(svi.step(x, y))
    return guide, losses
