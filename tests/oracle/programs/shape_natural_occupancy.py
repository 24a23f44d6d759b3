"""Site occupancy with imperfect detection: presence of every site summed out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro import poutine

SITES, VISITS = 5, 3


@config_enumerate
def model(cover, seen):
    a = pyro.sample("a", dist.Normal(torch.zeros(2), 2.0).to_event(1))
    detect = pyro.sample("detect", dist.Beta(2.0, 2.0))
    psi = torch.sigmoid(a[..., 0] + a[..., 1] * cover)
    with pyro.plate("sites", SITES, dim=-1):
        z = pyro.sample("z", dist.Bernoulli(psi))
        with pyro.plate("visits", VISITS, dim=-2):
            pyro.sample("seen", dist.Bernoulli(z * detect * 0.98 + 0.01), obs=seen)


guide = AutoNormal(poutine.block(model, hide=["z"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
for _ in range(2):
    svi.step(torch.randn(SITES), torch.ones(VISITS, SITES))
