import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, batch_size=None):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x)) as i:
        z = pyro.sample("z", dist.Normal(mu, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x[i])


def guide(x, batch_size=None):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    zl = pyro.param("zl", torch.zeros(len(x)))
    with pyro.plate("data", len(x), batch_size) as i:
        pyro.sample("z", dist.Normal(zl[i], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.arange(6.0), batch_size=2)
