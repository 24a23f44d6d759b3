# silent: PYR412 the decorator does not overwrite what the site says, so the chain is sampled
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


def model(ys):
    x = torch.tensor(0.0)
    for t in range(len(ys)):
        x = pyro.sample("x_%d" % t, dist.Bernoulli(0.2 + 0.6 * x))
        pyro.sample("y_%d" % t, dist.Normal(x, 1.0), obs=ys[t])


@config_enumerate
def guide(ys):
    for t in range(len(ys)):
        pyro.sample(f"x_{t}", dist.Bernoulli(0.5), infer=dict(enumerate="seqential"))  # error: PYR412


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.zeros(2))
