import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(data):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    with pyro.plate("n", 3):
        z = torch.tensor(0)
        for t in pyro.markov(range(2)):
            z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
            pyro.sample(f"x_{t}", dist.Normal(m + z.float(), 1.0), obs=data[:, t])


def guide(data):
    pyro.sample("m", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


loss = TraceEnum_ELBO(max_plate_nesting=1, num_particles=4, vectorize_particles=True)
SVI(model, guide, Adam({"lr": 0.1}), loss).step(torch.zeros(3, 2))
