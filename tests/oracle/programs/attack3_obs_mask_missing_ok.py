"""Missing values are imputed by obs_mask; the guide covers the unobserved part."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

values = torch.tensor([1.0, float("nan"), 2.0, float("nan"), 0.5])
present = ~torch.isnan(values)
filled = torch.nan_to_num(values)


def model(y, mask):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y, obs_mask=mask)


def guide(y, mask):
    mu = pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    with pyro.plate("n", len(y)):
        pyro.sample("y_unobserved", dist.Normal(mu, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(filled, present)
