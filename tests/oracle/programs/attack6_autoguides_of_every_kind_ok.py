"""Every autoguide in turn on one hierarchical model."""
import torch
import pyro
import pyro.distributions as dist
import pyro.infer.autoguide as ag
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(15)


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sigma = pyro.sample("sigma", dist.Gamma(2.0, 2.0))
    probs = pyro.sample("probs", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("n", len(x)):
        z = pyro.sample("z", dist.Normal(mu, sigma))
        pyro.sample("x", dist.Normal(z * probs[..., 0:1], 1.0), obs=x)


KINDS = [
    ag.AutoDelta,
    ag.AutoNormal,
    ag.AutoDiagonalNormal,
    ag.AutoMultivariateNormal,
    ag.AutoLowRankMultivariateNormal,
    ag.AutoLaplaceApproximation,
    ag.AutoGaussian,
]
for kind in KINDS:
    pyro.clear_param_store()
    guide = kind(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(x)

structured = ag.AutoStructured(
    model,
    conditionals={"mu": "normal", "sigma": "delta", "probs": "normal", "z": "normal"},
    dependencies={"z": {"mu": "linear"}},
)
SVI(model, structured, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x)
