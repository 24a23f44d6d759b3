# no pair: infer_discrete takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import config_enumerate, infer_discrete


@infer_discrete(first_available_dim=-1, temperature=0)
@config_enumerate
def decoder(data):
    trans = torch.ones(3, 3) / 3
    states = [torch.tensor(0)]
    for t in pyro.markov(range(len(data))):
        states.append(pyro.sample(f"state_{t}", dist.Categorical(trans[states[-1]])))
        pyro.sample(f"x_{t}", dist.Normal(states[-1].float(), 1.0), obs=data[t])
    return states


decoder(torch.zeros(4))
