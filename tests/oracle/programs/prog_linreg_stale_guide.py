"""The model got a noise term in a later cell, and the guide was not run again with it."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.constraints as constraints

pyro.set_rng_seed(1)
x_data = torch.randn(12)
y_data = 0.5 * x_data + 1.0


def model(x, y=None):
    slope = pyro.sample("slope", dist.Normal(0., 10.))
    with pyro.plate("data", x.shape[0]):
        return pyro.sample("obs", dist.Normal(slope * x, 1.), obs=y)


def guide(x, y=None):  # error: PYR301, PYR301
    m = pyro.param("slope_m", torch.tensor(0.))
    s = pyro.param("slope_s", torch.tensor(1.), constraint=constraints.positive)
    pyro.sample("slope", dist.Normal(m, s))


# ---- cell 7: now with intercept and noise
def model(x, y=None):
    slope = pyro.sample("slope", dist.Normal(0., 10.))
    intercept = pyro.sample("intercept", dist.Normal(0., 10.))
    sigma = pyro.sample("sigma", dist.LogNormal(0., 1.))
    with pyro.plate("data", x.shape[0]):
        return pyro.sample("obs", dist.Normal(slope * x + intercept, sigma), obs=y)


pyro.clear_param_store()
svi = pyro.infer.SVI(model=model, guide=guide, optim=pyro.optim.Adam({"lr": 0.02}), loss=pyro.infer.Trace_ELBO())
for it in range(3):
    svi.step(x_data, y_data)
