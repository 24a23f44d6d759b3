# also: PYR213 Pyro stops at the first of the two occasions
"""The histories come by occasion; the plate was sized before the transposition."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro import poutine
from pyro.infer.autoguide import AutoDiagonalNormal


def model(capture_history):
    N, T = capture_history.shape
    phi = pyro.sample("phi", dist.Uniform(0.0, 1.0).expand([T - 1]).to_event(1))
    rho = pyro.sample("rho", dist.Uniform(0.0, 1.0))
    with pyro.plate("animals", N, dim=-1):
        z = torch.ones(N)
        first = torch.zeros(N).bool()
        for t in pyro.markov(range(T)):
            with poutine.mask(mask=first):
                survives = phi[..., max(t - 1, 0), None] * z if phi.dim() > 1 else phi[max(t - 1, 0)] * z
                z = pyro.sample("z_{}".format(t), dist.Bernoulli(survives), infer={"enumerate": "parallel"})
                pyro.sample(  # error: PYR213, PYR213
                    "y_{}".format(t), dist.Bernoulli(rho * z), obs=capture_history.t()[:, t]
                )
            first |= capture_history[:, t].bool()


guide = AutoDiagonalNormal(poutine.block(model, hide_fn=lambda site: site["name"].startswith("z_")))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.ones(3, 2))
