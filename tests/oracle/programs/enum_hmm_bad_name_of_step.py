import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam


def model(data):
    z = torch.tensor(0)
    for t in pyro.markov(range(2)):
        z = pyro.sample("z_{}".format(t), dist.Categorical(torch.ones(2, 2)[z]))
        pyro.sample("x_{}".format(t), dist.Normal(z.float(), 1.0), obs=data[t])


@config_enumerate
def guide(data):  # error: PYR301, PYR301
    for t in pyro.markov(range(2)):
        logits = pyro.param(f"l_{t}", torch.zeros(2))
        pyro.sample("z{}".format(t), dist.Categorical(logits=logits))  # error: PYR302, PYR302


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.zeros(2))
