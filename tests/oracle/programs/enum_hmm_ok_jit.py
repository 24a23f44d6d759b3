import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    z = torch.tensor(0)
    with pyro.plate("n", 3):
        for t in pyro.markov(range(3)):
            z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
            pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=data[:, t])


loss = JitTraceEnum_ELBO(max_plate_nesting=1, ignore_jit_warnings=True)
SVI(model, lambda data: None, Adam({"lr": 0.1}), loss).step(torch.zeros(3, 3))
