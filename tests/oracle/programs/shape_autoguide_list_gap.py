"""AutoGuideList whose parts leave a site to nobody."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoGuideList, AutoNormal


def model(x, y):
    alpha = pyro.sample("alpha", dist.Normal(0.0, 1.0))
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.Normal(alpha + x * beta, noise), obs=y)


pyro.set_rng_seed(0)
guide = AutoGuideList(model)
guide.append(AutoNormal(poutine.block(model, expose=["beta"])))
guide.append(AutoDelta(poutine.block(model, hide=["beta", "noise"])))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR301
svi.step(torch.randn(5), torch.randn(5))
