import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam.reparam import Reparam
from pyro.optim import Adam


class Half(Reparam):
    def apply(self, msg):
        half = pyro.sample(msg["name"] + "_half", dist.Normal(0.0, 1.0))
        value = 2.0 * half
        return {"fn": dist.Delta(value).mask(False), "value": value, "is_observed": True}


@poutine.reparam(config={"x": Half()})
def model(y):
    x = pyro.sample("x", dist.Normal(0.0, 2.0))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):
    pyro.sample("x_half", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
