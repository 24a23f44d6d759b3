# shows: PYR205 Shape mismatch inside plate('data')
"""With vectorized particles w has a dim on its left: w[0] is a particle, not the first coefficient."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    w = pyro.sample("w", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    mean = w[0] + 0.0
    with pyro.plate("data", len(y)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)  # error: PYR205


def guide(x, y):
    pyro.sample("w", dist.Normal(pyro.param("loc", torch.zeros(2)), 0.1).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=3,vectorize_particles=True,max_plate_nesting=1))
for _ in range(3):
    svi.step(None, torch.zeros(5))
