"""TraceEnum_ELBO without a single site marked for enumeration."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

obs = torch.tensor([0.0, 0.3, 4.0])


def model(obs):
    locs = pyro.param("locs", torch.tensor([0.0, 4.0]))
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(locs[z.long()], 1.0), obs=obs)


def guide(obs):
    p = pyro.param("p", 0.5 * torch.ones(3), constraint=dist.constraints.unit_interval)
    with pyro.plate("n", 3):
        pyro.sample("z", dist.Bernoulli(p))


pyro.set_rng_seed(0)
loss = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=loss)
for _ in range(2):
    svi.step(obs)
