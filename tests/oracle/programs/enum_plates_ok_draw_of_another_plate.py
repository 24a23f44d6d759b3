import torch, pyro, pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

@config_enumerate
def model(data):
    locs = torch.tensor([0.0, 1.0])
    with pyro.plate("a", 3):
        z = pyro.sample("z", dist.Bernoulli(0.5))
    with pyro.plate("b", 4):
        pyro.sample("x", dist.Normal(locs[z.long()], 1.0), obs=data)

def guide(data):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))
