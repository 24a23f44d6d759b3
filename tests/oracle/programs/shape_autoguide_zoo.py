"""Every kind of autoguide over one model, made in a comprehension."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions.transforms import affine_autoregressive
from pyro.infer import SVI, Trace_ELBO
from pyro.infer import autoguide


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, scale), obs=y)


KINDS = [
    autoguide.AutoNormal,
    autoguide.AutoDelta,
    autoguide.AutoDiagonalNormal,
    autoguide.AutoMultivariateNormal,
    autoguide.AutoLowRankMultivariateNormal,
    autoguide.AutoIAFNormal,
    autoguide.AutoLaplaceApproximation,
]
guides = [kind(model) for kind in KINDS]
guides.append(autoguide.AutoNormalizingFlow(model, lambda size: affine_autoregressive(size, hidden_dims=[4])))
guides.append(
    autoguide.AutoStructured(
        model,
        conditionals={"loc": "normal", "scale": "delta"},
        dependencies={},
    )
)

y = torch.tensor([0.3, 0.9, 1.4])
for guide in guides:
    pyro.clear_param_store()
    pyro.set_rng_seed(0)
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y)
