import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


@config_enumerate
@poutine.reparam(config={"locs": LocScaleReparam(0.0)})
def model(x):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 5.0).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(torch.where(k == 1, locs[..., 1], locs[..., 0]), 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("locs", dist.Normal(pyro.param("m", torch.zeros(2)), 1.0).to_event(1))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3))
