import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


class Hmm(pyro.nn.PyroModule):
    def __init__(self, order):
        super().__init__()
        self.order = order
        self.trans = pyro.nn.PyroParam(torch.ones(2, 2) / 2, constraint=dist.constraints.simplex)

    @config_enumerate
    def forward(self, data):
        z = torch.tensor(0)
        for t in pyro.markov(range(len(data)), history=self.order):
            z = pyro.sample(f"z_{t}", dist.Categorical(self.trans[z]))
            pyro.sample(f"x_{t}", dist.Normal(z.float(), 1.0), obs=data[t])


SVI(Hmm(3), lambda data: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(4))
