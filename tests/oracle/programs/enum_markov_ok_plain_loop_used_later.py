import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x, verdict):
    trans = pyro.param("trans", torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)
    states = [torch.tensor(0)]
    for t in range(3):
        states.append(pyro.sample(f"z_{t}", dist.Categorical(trans[states[-1]])))
        pyro.sample(f"x_{t}", dist.Normal(states[-1].float(), 1.0), obs=x[t])
    pyro.sample("verdict", dist.Normal(states[1].float(), 1.0), obs=verdict)


svi = SVI(model, lambda x, v: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.zeros(3), torch.tensor(1.0))
