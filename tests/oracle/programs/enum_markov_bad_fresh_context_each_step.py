# shows: PYR408 AssertionError without words
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

TRANSITION = torch.tensor([[0.9, 0.1], [0.3, 0.7]])


@config_enumerate
def model(data):
    spread = pyro.param("spread", torch.tensor(1.0), constraint=dist.constraints.positive)
    z = torch.tensor(0)
    for t, datum in enumerate(data):
        # Left before the next step enters its own: nothing of it is in scope any more.
        with pyro.markov():
            z = pyro.sample(f"z_{t}", dist.Categorical(TRANSITION[z]))  # error: PYR408
            pyro.sample(f"x_{t}", dist.Normal(z.float(), spread), obs=datum)


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
