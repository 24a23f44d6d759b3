"""Hand-written infer dict with a kind that Pyro does not know: the site is not enumerated, and nobody says so."""
# silent: PYR412 "exhaustive" is no kind of enumeration: the guide draws one value a step instead of summing over all of them
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    z = pyro.sample("z", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("z", dist.Bernoulli(p), infer={"enumerate": "exhaustive"})  # error: PYR412


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(0.5))
