"""Models found by name in globals(), numbered variants, one of them without its new site in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def irt_model_1pl(y):
    with pyro.plate("items", y.shape[0]):
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Bernoulli(logits=-b), obs=y)


def irt_guide_1pl(y):
    loc = pyro.param("b_loc", torch.zeros(y.shape[0]))
    with pyro.plate("items", y.shape[0]):
        pyro.sample("b", dist.Normal(loc, 0.1))


def irt_model_2pl(y):
    with pyro.plate("items", y.shape[0]):
        a = pyro.sample("a", dist.LogNormal(0.0, 1.0))
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Bernoulli(logits=-a * b), obs=y)


def irt_guide_2pl(y):  # error: PYR301
    irt_guide_1pl(y)


for n in (1, 2):
    pyro.clear_param_store()
    model, guide = globals()[f"irt_model_{n}pl"], globals()["irt_guide_%dpl" % n]
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(2))
