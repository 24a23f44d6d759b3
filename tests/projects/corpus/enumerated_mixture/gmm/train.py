import pyro
from pyro.infer import SVI, TraceEnum_ELBO


def train(mixture, data, steps=3):
    guide = mixture.make_guide()
    optim = pyro.optim.Adam({"lr": 0.1, "betas": [0.8, 0.99]})
    svi = SVI(mixture.model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1))
    for _ in range(steps):
        svi.step(data)
    return guide
