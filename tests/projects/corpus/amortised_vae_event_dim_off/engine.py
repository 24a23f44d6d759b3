import pyro
from pyro.infer import SVI, Trace_ELBO


def train(vae, x):
    svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
    svi.step(x)
