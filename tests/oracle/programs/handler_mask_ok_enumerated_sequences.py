import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, lengths):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    state = torch.tensor(0)
    with pyro.plate("n", 2):
        for t in pyro.markov(range(3)):
            with poutine.mask(mask=t < lengths):
                state = pyro.sample(f"s_{t}", dist.Categorical(trans[state]))
                pyro.sample(f"x_{t}", dist.Normal(state.float(), 1.0), obs=x[:, t])


def guide(x, lengths):
    pass


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1))
svi.step(torch.zeros(2, 3), torch.tensor([3, 2]))
