"""A grid of settings by product; each setting builds model and guide by partial; failures are collected."""
import itertools
from functools import partial
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO


def model(y, n_terms, shared_scale):
    scale = pyro.sample("scale", dist.HalfNormal(1.0)) if shared_scale else torch.tensor(1.0)
    total = 0.0
    for k in range(n_terms):
        total = total + pyro.sample(f"term_{k}", dist.Normal(0.0, scale))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y, n_terms, shared_scale):
    if shared_scale:
        pyro.sample("scale", dist.Delta(pyro.param("s", torch.tensor(1.0))))
    for k in range(n_terms):
        pyro.sample(f"term_{k}", dist.Normal(pyro.param(f"q{k}", torch.tensor(0.0)), 0.1))


results = {}
grid = {"n_terms": [1, 2], "shared_scale": [False, True]}
for values in itertools.product(*grid.values()):
    setting = dict(zip(grid, values))
    pyro.clear_param_store()
    svi = SVI(partial(model, **setting), partial(guide, **setting), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    try:
        results[values] = svi.step(torch.tensor(1.0))
    except Exception as failure:
        results[values] = failure
print(min(results, key=results.get))
