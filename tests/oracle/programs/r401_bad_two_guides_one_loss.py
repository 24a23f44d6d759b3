import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep, config_enumerate


def model(observations={"x": torch.tensor(0.0)}):
    k = pyro.sample("k", dist.Bernoulli(0.4))
    pyro.sample("x", dist.Normal(k, 1.0), obs=observations["x"])


@config_enumerate
def guide(observations={"x": torch.tensor(0.0)}):
    q = pyro.param("q", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Bernoulli(q))


rws = ReweightedWakeSleep(num_particles=2, vectorize_particles=False)  # error: PYR401
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss=rws).step({"x": torch.tensor(0.3)})
