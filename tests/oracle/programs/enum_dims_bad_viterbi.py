# no pair: infer_discrete takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import config_enumerate, infer_discrete


@config_enumerate
def model(data):
    z = torch.tensor(0)
    for t, datum in enumerate(data):
        z = pyro.sample(f"z_{t}", dist.Categorical(torch.ones(2, 2)[z] / 2))  # error: PYR410
        pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=datum)
    return z


infer_discrete(model, first_available_dim=-1, temperature=0)(torch.zeros(70))
