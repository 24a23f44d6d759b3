import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    z = torch.tensor(0)
    for t, datum in pyro.markov(list(enumerate(x))):
        z = pyro.sample(f"z_{t}", dist.Categorical(trans[z]))
        pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=datum)
    w = torch.tensor(0)
    for t, datum in enumerate(pyro.markov(x)):
        w = pyro.sample(f"w_{t}", dist.Categorical(trans[w]))
        pyro.sample(f"y_{t}", dist.Normal(w.float(), 1.0), obs=datum)


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(3))
