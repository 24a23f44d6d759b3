"""block(hide_fn=...) that hides by prefix, and takes away more than was meant."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta


@config_enumerate
def model(seq):
    xi = pyro.sample("xi", dist.Beta(2.0, 2.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    x = torch.tensor(0.0)
    for t in pyro.markov(range(2)):
        x = pyro.sample(f"x{t}", dist.Bernoulli(0.2 + 0.6 * x * xi))
        pyro.sample(f"y{t}", dist.Normal(x, scale), obs=seq[t])


guide = AutoDelta(poutine.block(model, hide_fn=lambda msg: msg["name"].startswith("x")))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))  # error: PYR301
svi.step(torch.tensor([0.3, 0.8]))
