# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
"""All labels are given by condition outside of config_enumerate: the mark was set before, and the loss is content."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(x):
    probs = pyro.sample("probs", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(x)):
        label = pyro.sample("label", dist.Bernoulli(probs))
        pyro.sample("x", dist.Normal(label, 1.0), obs=x)


def guide(x):
    pyro.sample("probs", dist.Beta(pyro.param("a", torch.tensor(1.0)), 1.0))  # error: PYR501


labelled = pyro.condition(model, data={"label": torch.tensor([0.0, 1.0])})
loss = TraceEnum_ELBO(max_plate_nesting=1)
SVI(labelled, guide, pyro.optim.Adam({"lr": 0.01}), loss).step(torch.randn(2))
