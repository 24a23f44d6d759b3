"""The branch without a plate is taken for scalars only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    loc = pyro.param("loc", torch.tensor(0.0))
    if x.dim() == 0:
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)
    elif x.dim() == 1:
        with pyro.plate("n", x.shape[0]):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=x)
    else:
        with pyro.plate("n", x.shape[0]):
            pyro.sample("x", dist.Normal(loc, 1.0).expand(x.shape).to_event(x.dim() - 1), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for shape in ((), (3,), (3, 2), (2, 3, 4)):
    svi.step(torch.zeros(shape))
