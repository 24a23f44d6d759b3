"""`do` sends a copy of the site through the inner handlers again: it is scaled twice, what depends on it once."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(data):
    with poutine.scale(scale=0.5):
        z = pyro.sample("z", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
        w = pyro.sample("w", dist.Bernoulli(0.1 + 0.8 * z), infer={"enumerate": "parallel"})  # error: PYR407
        pyro.sample("y", dist.Normal(w, 1.0), obs=data)


def guide(data):
    pass


intervened = poutine.do(model, data={"z": torch.tensor(1.0)})
SVI(intervened, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(0.3))
