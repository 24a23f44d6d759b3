import pyro
from pyro import infer, optim


def fit(model, guide, *args, steps=2, **kwargs):
    svi = infer.SVI(model, guide, optim.ClippedAdam({"lr": 0.01}), loss=infer.Trace_ELBO())
    return [svi.step(*args, **kwargs) for _ in range(steps)]
