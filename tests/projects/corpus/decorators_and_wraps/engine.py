from pyro import optim
from pyro.infer import SVI, Trace_ELBO


def optimise(model, guide, x, n=2):
    svi = SVI(model, guide, optim.Adam({"lr": 0.005}), Trace_ELBO())
    for _ in range(n):
        svi.step(x)
