import pyro
import pyro.distributions as dist
import torch


def model(x, y=None):
    weights = pyro.param("weights", 0.1 * torch.ones(2, 5))
    with pyro.plate("rows", x.shape[0]):
        y = pyro.sample("y", dist.Categorical(logits=torch.zeros(2)), obs=y)
        pyro.sample("x", dist.Normal(weights[y], 1.0).to_event(1), obs=x)


def guide(x, y=None):
    probs = pyro.param("probs", torch.tensor([0.5, 0.5]), constraint=dist.constraints.simplex)
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.Categorical(probs))  # error: PYR302
