# shows: PYR408 AssertionError without words
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = torch.tensor([[0.8, 0.2], [0.2, 0.8]])
    scale = pyro.param("s", torch.tensor(1.0), constraint=dist.constraints.positive)

    @pyro.markov(history=1)
    def advance(t, before, last):
        if t == len(data):
            return
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[before]))  # error: PYR408
        pyro.sample(f"x_{t}", dist.Normal(z.float(), scale), obs=data[t])
        advance(t + 1, last, z)

    advance(0, torch.tensor(0), torch.tensor(0))


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
