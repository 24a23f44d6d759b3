"""A mask stacked for two outcomes at the site of one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(a, b):
    mask = torch.stack([torch.ones(len(a)), torch.zeros(len(a))], dim=-1).bool()
    with pyro.plate("n", len(a)):
        x = pyro.sample("a", dist.Normal(0.0, 1.0), obs=a, obs_mask=mask)  # error: PYR212
        pyro.sample("b", dist.Normal(0.0, 1.0), obs=b)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4), torch.zeros(4))
