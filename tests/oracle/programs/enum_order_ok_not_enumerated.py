import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(readings):
    with pyro.plate("sensors", len(readings)):
        broken = pyro.sample("broken", dist.Bernoulli(0.2))
        pyro.sample("reading", dist.Normal(2.0 * broken, 0.5), obs=readings)
    pyro.sample("outside", dist.Normal(broken.sum(), 1.0), obs=torch.tensor(0.4))


def guide(readings):
    probs = pyro.param("probs", torch.full((len(readings),), 0.3), constraint=dist.constraints.unit_interval)
    with pyro.plate("sensors", len(readings)):
        pyro.sample("broken", dist.Bernoulli(probs))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceGraph_ELBO())
svi.step(torch.tensor([0.3, 1.9, 2.2, 0.1]))
