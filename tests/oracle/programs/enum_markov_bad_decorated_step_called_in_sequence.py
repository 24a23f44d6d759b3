# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
# shows: PYR408 AssertionError without words
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@pyro.markov
def advance(t, z, datum):
    trans = torch.tensor([[0.8, 0.2], [0.2, 0.8]])
    z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))  # error: PYR408
    pyro.sample(f"x_{t}", dist.Normal(z.float(), pyro.param("s", torch.tensor(1.0))), obs=datum)  # error: PYR501
    return z


@config_enumerate
def model(data):
    z = torch.tensor(0)
    for t in range(len(data)):
        z = advance(t, z, data[t])


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
