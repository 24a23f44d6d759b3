# shows: PYR408 Error while packing tensors
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, verdict):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    z = torch.tensor(0)
    for t in pyro.markov(range(3)):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
        pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=x[t])
    # The last state has gone out of scope with the loop.
    pyro.sample("verdict", dist.Normal(z.float(), 1.0), obs=verdict)  # error: PYR408


def guide(x, verdict):
    pass


svi = SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.zeros(3), torch.tensor(1.0))
