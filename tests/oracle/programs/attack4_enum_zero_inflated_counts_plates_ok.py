"""Zero-inflated counts of sites and visits: occupancy is enumerated outside, detection inside."""
import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal


@config_enumerate
def occupancy(x_site, x_visit, detections=None):
    n_sites, n_visits = x_visit.shape[:2]
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0).expand([x_site.shape[-1]]).to_event(1))
    alpha = pyro.sample("alpha", dist.Normal(0.0, 1.0).expand([x_visit.shape[-1]]).to_event(1))
    site_plate = pyro.plate("site", n_sites, dim=-1)
    visit_plate = pyro.plate("visit", n_visits, dim=-2)
    with site_plate:
        psi = torch.sigmoid(x_site @ beta)
        z = pyro.sample("z", dist.Bernoulli(psi))
        with visit_plate:
            p = torch.sigmoid((x_visit @ alpha).transpose(-1, -2))
            pyro.sample("y", dist.Bernoulli(z * p), obs=detections)


x_site, x_visit = torch.randn(8, 2), torch.randn(8, 3, 4)
y = torch.bernoulli(torch.full((3, 8), 0.4))
guide = AutoNormal(poutine.block(occupancy, hide=["z"]))
svi = SVI(occupancy, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(x_site, x_visit, y * 0.0)
