"""infer_config takes the marks of enumeration off again, so the discrete site wants a guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.poutine import infer_config


@config_enumerate
def model(y):
    with pyro.plate("n", len(y)):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(k, 1.0), obs=y)


def unmark(msg):
    return {"enumerate": None} if msg["name"] == "k" else {}


def guide(y):  # error: PYR301
    pass


elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402
SVI(infer_config(model, config_fn=unmark), guide, pyro.optim.Adam({"lr": 0.01}), elbo).step(torch.randn(3))
