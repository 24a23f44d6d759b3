import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(data):
    for i in pyro.plate("sequences", len(data)):
        x = torch.tensor(0)
        for t in pyro.markov(range(2)):
            x = pyro.sample("x_{}_{}".format(i, t), dist.Categorical(torch.eye(2)[x] * 0.6 + 0.2))
            pyro.sample("y_{}_{}".format(i, t), dist.Normal(x.float(), 1.0), obs=data[i, t])


TraceEnum_ELBO(max_plate_nesting=0).loss(model, lambda data: None, torch.zeros(2, 2))
