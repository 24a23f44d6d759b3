# %% [markdown]
# # Notebook: three attempts at one model
# %%
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

y = torch.tensor([1.0, 2.0, 3.0])


# %%
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0).expand([3]).to_event(1), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
svi.step(y)


# %% second attempt: a scale
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    with pyro.plate("y_plate", 3):
        pyro.sample("y", dist.Normal(mu, sd), obs=y)


pyro.clear_param_store()
guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
svi.step(y)


# %% third attempt: guide by hand, for the first model by mistake of the eye
def guide(y):  # error: PYR301
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(loc, 1.0))


pyro.clear_param_store()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
for _ in range(2):
    loss = svi.step(y)
