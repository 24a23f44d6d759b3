"""Guides that are messengers take the model's shapes site by site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoHierarchicalNormalMessenger, AutoNormalMessenger


def model(y):
    rows, columns = y.shape
    a = pyro.sample("a", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("columns", columns, dim=-1):
        b = pyro.sample("b", dist.Normal(a.sum(-1), 1.0))
        with pyro.plate("rows", rows, dim=-2):
            c = pyro.sample("c", dist.LogNormal(b, 1.0))
            pyro.sample("y", dist.Normal(c, 1.0), obs=y)


for messenger in (AutoNormalMessenger, AutoHierarchicalNormalMessenger):
    pyro.clear_param_store()
    SVI(model, messenger(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3, 2))
