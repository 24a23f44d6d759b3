"""ReweightedWakeSleep looks at the shapes as Trace_ELBO does."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep


def model(y):
    z = pyro.sample("z", dist.Bernoulli(0.4))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)  # error: PYR203


def guide(y):
    p = pyro.param("p", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("z", dist.Bernoulli(p))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), ReweightedWakeSleep(num_particles=2,vectorize_particles=False))
for _ in range(3):
    svi.step(torch.zeros(3))
