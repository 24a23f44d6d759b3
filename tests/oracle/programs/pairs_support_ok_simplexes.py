"""A softmax of a parameter, a stick-breaking transform and a Dirichlet all give simplexes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import StickBreakingTransform


def model(x):
    p = pyro.sample("p", dist.Dirichlet(torch.ones(3)))
    q = pyro.sample("q", dist.Dirichlet(torch.ones(3)))
    r = pyro.sample("r", dist.Dirichlet(torch.ones(3)))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Categorical((p + q + r) / 3), obs=x)


def guide(x):
    logits = pyro.param("logits", torch.zeros(3))
    pyro.sample("p", dist.Delta(logits.softmax(-1), event_dim=1))
    base = dist.Normal(pyro.param("m", torch.zeros(2)), 1.0).to_event(1)
    pyro.sample("q", dist.TransformedDistribution(base, [StickBreakingTransform()]))
    pyro.sample("r", dist.Dirichlet(logits.exp()))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 1, 2]))
