# %%
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

y = torch.tensor([1.0, 2.0, 3.0])


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())


# %% defined anew, but svi above is never rebuilt: what follows trains the old model
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, sd), obs=y)


# %%
for _ in range(2):
    svi.step(y)
