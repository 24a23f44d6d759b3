# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def raw(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    s = pyro.sample("s", dist.Bernoulli(p))
    with pyro.plate("n", 2):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(k + s, 1.0), obs=x)


@poutine.infer_config(config_fn=lambda site: {"enumerate": "sequential"})
def guide(x):
    pyro.sample("s", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501


SVI(config_enumerate(raw), guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(2))
