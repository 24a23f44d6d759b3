"""Guide-side enumeration in sequence and in parallel, through infer_config, config_enumerate(...) and the infer dict."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


def model(x):
    a = pyro.sample("a", dist.Bernoulli(0.4))
    b = pyro.sample("b", dist.Categorical(torch.tensor([0.2, 0.3, 0.5])))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def plain_guide(x):
    pa = pyro.param("pa", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pb = pyro.param("pb", torch.ones(3) / 3, constraint=dist.constraints.simplex)
    pyro.sample("a", dist.Bernoulli(pa))
    pyro.sample("b", dist.Categorical(pb))


def strategy(site):
    if site["type"] == "sample" and site["name"] in ("a", "b"):
        return {"enumerate": "sequential" if site["name"] == "a" else "parallel"}
    return {}


guides = [
    config_enumerate(plain_guide),
    config_enumerate(plain_guide, default="sequential"),
    config_enumerate(default="parallel", expand=True)(plain_guide),
    poutine.infer_config(plain_guide, config_fn=strategy),
]
for guide in guides:
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
    svi.step(torch.tensor(1.0))
