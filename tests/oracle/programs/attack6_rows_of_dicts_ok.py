"""Records kept as dictionaries; groups are numbered by a dictionary of names."""
import random

import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

random.seed(0)
COUNTIES = ["aitkin", "anoka", "becker", "benton"]
records = []
for i in range(90):
    records.append({"county": random.choice(COUNTIES), "floor": random.randint(0, 1), "radon": random.gauss(1.0, 0.5)})

code = {name: k for k, name in enumerate(COUNTIES)}
county = torch.tensor([code[r["county"]] for r in records])
floor = torch.tensor([float(r["floor"]) for r in records])
radon = torch.tensor([r["radon"] for r in records])


def model(county, floor, radon=None):
    mu_a = pyro.sample("mu_a", dist.Normal(0.0, 1.0))
    sigma_a = pyro.sample("sigma_a", dist.HalfCauchy(1.0))
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    eps = pyro.sample("eps", dist.HalfCauchy(1.0))
    with pyro.plate("counties", len(COUNTIES)):
        a = pyro.sample("a", dist.Normal(mu_a, sigma_a))
    with pyro.plate("homes", county.shape[0]):
        pyro.sample("radon", dist.Normal(a[county] + slope * floor, eps), obs=radon)


def guide(county, floor, radon=None):
    for name in ("mu_a", "slope"):
        loc = pyro.param(f"{name}_loc", torch.tensor(0.0))
        pyro.sample(name, dist.Normal(loc, 0.1))
    for name in ("sigma_a", "eps"):
        loc = pyro.param(f"{name}_loc", torch.tensor(0.0))
        pyro.sample(name, dist.LogNormal(loc, 0.1))
    a_loc = pyro.param("a_loc", torch.zeros(len(COUNTIES)))
    a_scale = pyro.param("a_scale", torch.ones(len(COUNTIES)), constraint=constraints.positive)
    with pyro.plate("counties", len(COUNTIES)):
        pyro.sample("a", dist.Normal(a_loc, a_scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(county, floor, radon)
