import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    trans = pyro.param("trans", torch.ones(2, 2, 2) / 2, constraint=dist.constraints.simplex)
    state = pyro.sample("start", dist.Categorical(torch.ones(2)))
    for t in range(2):
        # The first index is a number: nothing is chained on an enumerated dim.
        state = pyro.sample(f"state_{t}", dist.Categorical(trans[t][state]))
        pyro.sample(f"x_{t}", dist.Normal(state.float(), 1.0), obs=x[t])


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
