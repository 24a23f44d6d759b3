import pyro
from pyro.infer import SVI, Trace_ELBO


def optimise(problem, data, steps=2):
    svi = SVI(model=problem.model, guide=problem.guide, optim=pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
    for _ in range(steps):
        svi.step(data)
