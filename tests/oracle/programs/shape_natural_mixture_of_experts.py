"""A gate chooses between linear experts for every row."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from torch import nn

EXPERTS, FEATURES = 3, 4
gate = nn.Linear(FEATURES, EXPERTS)


@config_enumerate
def model(x, y):
    pyro.module("gate", gate)
    with pyro.plate("experts", EXPERTS):
        w = pyro.sample("w", dist.Normal(torch.zeros(FEATURES), 1.0).to_event(1))
        noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    means = x @ w.transpose(-1, -2)
    with pyro.plate("rows", x.shape[0]) as i:
        k = pyro.sample("k", dist.Categorical(logits=gate(x)))
        pyro.sample("y", dist.Normal(means[i, k], noise[k]), obs=y)


def guide(x, y):
    loc = pyro.param("w_loc", torch.randn(EXPERTS, FEATURES))
    with pyro.plate("experts", EXPERTS):
        pyro.sample("w", dist.Normal(loc, 0.1).to_event(1))
        pyro.sample("noise", dist.LogNormal(pyro.param("n_loc", torch.zeros(EXPERTS)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.randn(6, FEATURES), torch.zeros(6))
