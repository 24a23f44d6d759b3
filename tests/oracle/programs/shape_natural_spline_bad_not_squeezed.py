"""The spline's mean stays a column."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

knots = torch.linspace(0.0, 1.0, 5)


def basis(x):
    return torch.relu(x.unsqueeze(-1) - knots) ** 3


def model(x, y):
    tau = pyro.sample("tau", dist.HalfNormal(1.0))
    steps = pyro.sample("steps", dist.Normal(torch.zeros(knots.numel()), 1.0).to_event(1))
    coefficients = torch.cumsum(tau * steps, dim=-1)
    mean = basis(x).matmul(coefficients.unsqueeze(-1))
    sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
    with pyro.plate("data", x.numel()):
        pyro.sample("y", dist.Normal(mean, sigma), obs=y)  # error: PYR203


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.rand(8), torch.zeros(8))
