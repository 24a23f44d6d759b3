import pyro
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def infer(model, guide, *data):
    pyro.clear_param_store()
    svi = SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO(num_particles=2))
    for _ in range(2):
        loss = svi.step(*data)
    return loss
