import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(sequences, lengths):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    with pyro.plate("sequences", len(sequences), dim=-1):
        state = 0
        for t in pyro.markov(range(int(lengths.max()))):
            with poutine.mask(mask=t < lengths):
                state = pyro.sample(f"state_{t}", dist.Categorical(trans[state]))
                pyro.sample(f"x_{t}", dist.Normal(state.float(), 1.0), obs=sequences[:, t])


def guide(sequences, lengths):
    pass


lengths = torch.tensor([3, 1])
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(2, 3), lengths)
