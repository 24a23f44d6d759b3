"""Varying intercepts and slopes for counties, with a predictor at each level."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal

torch.manual_seed(1)
COUNTIES = 4
county = torch.tensor([0, 0, 1, 1, 2, 3, 3, 3])
floor = torch.tensor([0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0])
uranium = torch.randn(COUNTIES)
radon = torch.randn(len(county))


def model(county, floor, uranium, radon=None):
    gamma = pyro.sample("gamma", dist.Normal(torch.zeros(2), 10.0).to_event(1))
    mu_b = pyro.sample("mu_b", dist.Normal(0.0, 10.0))
    sigma_a, sigma_b, sigma_y = [
        pyro.sample(f"sigma_{s}", dist.HalfCauchy(torch.tensor(5.0))) for s in ("a", "b", "y")
    ]
    with pyro.plate("counties", uranium.shape[0]):
        a = pyro.sample("a", dist.Normal(gamma[0] + gamma[1] * uranium, sigma_a))
        b = pyro.sample("b", dist.Normal(mu_b, sigma_b))
    mean = a[..., county] + b[..., county] * floor
    with pyro.plate("houses", floor.shape[0]):
        return pyro.sample("radon", dist.Normal(mean, sigma_y), obs=radon)


guide = AutoLowRankMultivariateNormal(model, rank=2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(county, floor, uranium, radon)
