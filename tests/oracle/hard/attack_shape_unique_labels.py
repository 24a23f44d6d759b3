"""unique() of the labels in the model, a plain range in the guide, which agree for these data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(labels, y):
    effects = []
    for g in labels.unique():
        effects.append(pyro.sample(f"effect_{g}", dist.Normal(0.0, 1.0)))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(torch.stack(effects)[labels], 1.0), obs=y)


def guide(labels, y):
    for g in labels.unique():
        pyro.sample(f"effect_{int(g)}", dist.Normal(pyro.param(f"q_{g}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor([0, 1, 1]), torch.randn(3))
