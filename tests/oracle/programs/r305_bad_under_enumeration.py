# shows: PYR305 invalid log_prob shape
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(x):
    locs = pyro.sample("locs", dist.Normal(torch.zeros(2), 5.0).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(torch.ones(2) / 2))
        pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)


def guide(x):
    q = dist.Normal(pyro.param("q", torch.tensor([-1.0, 1.0])), 0.1)
    pyro.sample("locs", q)  # error: PYR305


TraceEnum_ELBO().loss(model, guide, torch.zeros(3))
