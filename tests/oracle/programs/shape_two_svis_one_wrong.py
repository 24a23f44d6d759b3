"""Two SVI objects in one file share the model; only the second guide leaves a site out."""
import torch
import pyro
import pyro.distributions as dist
from pyro import infer
from pyro.infer import autoguide

pyro.set_rng_seed(8)
x, y = torch.randn(9), torch.randn(9)


def model(x, y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("data", 9):
        pyro.sample("y", dist.Normal(a + b * x, 1.0), obs=y)


auto_guide = autoguide.AutoMultivariateNormal(model, init_loc_fn=autoguide.init_to_mean)


def slope_guide(x, y):  # error: PYR301
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("b", dist.Normal(loc, 1.0))


svi_full = infer.SVI(model, auto_guide, pyro.optim.Adam({"lr": 0.01}), infer.Trace_ELBO())
svi_slope = infer.SVI(model, slope_guide, pyro.optim.Adam({"lr": 0.01}), infer.Trace_ELBO())
for _ in range(2):
    svi_full.step(x, y)
    svi_slope.step(x, y)
