"""Models registered by a decorator under names; one guide is registered for the wrong model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

MODELS, GUIDES = {}, {}


def register(table, key):
    def wrap(fn):
        table[key] = fn
        return fn
    return wrap


@register(MODELS, "pooled")
def pooled(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


@register(MODELS, "robust")
def robust(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    nu = pyro.sample("nu", dist.Gamma(2.0, 0.1))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.StudentT(nu, mu, 1.0), obs=y)


@register(GUIDES, "pooled")
def q_mu(y):
    pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 0.1))


@register(GUIDES, "robust")
def q_robust(y):  # error: PYR301
    q_mu(y)


for key in MODELS:
    pyro.clear_param_store()
    SVI(MODELS[key], GUIDES[key], pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))
