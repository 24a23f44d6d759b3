"""to_event counts one axis too few: the rank of the data minus two."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(b):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", b.size(0)):
        pyro.sample("b", dist.Normal(mu, 1.0).expand(b.shape).to_event(b.dim() - 2), obs=b)  # error: PYR203


def guide(b):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 4, 2))
