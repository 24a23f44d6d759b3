"""AutoGuideList of three parts made with block(hide/expose), one of them a plain function."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoDiagonalNormal, AutoGuideList, init_to_sample


def model(x, y):
    alpha = pyro.sample("alpha", dist.Normal(0.0, 1.0))
    with pyro.plate("features", 2):
        beta = pyro.sample("beta", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.Normal(alpha + x @ beta, noise), obs=y)


def noise_guide(x, y):
    s = pyro.param("s", torch.tensor(0.0))
    pyro.sample("noise", dist.LogNormal(s, 0.1))


pyro.set_rng_seed(0)
guide = AutoGuideList(model)
guide.append(AutoDiagonalNormal(poutine.block(model, expose=["beta"]), init_loc_fn=init_to_sample))
guide.append(AutoDelta(poutine.block(model, hide=["beta", "noise"])))
guide.append(noise_guide)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5, 2), torch.randn(5))
