import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

clicks = torch.tensor([0.1, 0.9, 1.2])


@config_enumerate
def model(clicks):
    stay = pyro.param("stay", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    older, old = torch.tensor(0.0), torch.tensor(0.0)
    for t in pyro.markov(range(3), history=2):
        awake = pyro.sample(f"awake_{t}", dist.Bernoulli(0.1 + stay * (older + old) / 2))
        pyro.sample(f"click_{t}", dist.Normal(awake, 1.0), obs=clicks[t])
        older, old = old, awake


svi = SVI(model, lambda clicks: None, Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(clicks)
