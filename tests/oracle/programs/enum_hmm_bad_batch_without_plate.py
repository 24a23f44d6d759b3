import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    z = torch.tensor(0)
    for t in pyro.markov(range(2)):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
        # Five sequences are observed at once and no plate says so.
        pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=data[:, t])  # error: PYR203


SVI(model, lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(5, 2))
