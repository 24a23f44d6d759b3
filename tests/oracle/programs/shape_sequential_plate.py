"""Sequential plates: for i in pyro.plate, names by index."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(data):
    for i in pyro.plate("outer", len(data)):
        z = pyro.sample("z_{}".format(i), dist.Normal(0.0, 1.0))
        with pyro.plate("inner_%d" % i, len(data[i])):
            pyro.sample("x_{}".format(i), dist.Normal(z, 1.0), obs=data[i])


def guide(data):
    locs = [pyro.param(f"loc_{k}", torch.tensor(0.0)) for k in range(len(data))]
    for k in pyro.plate("outer", len(data)):
        pyro.sample("z_" + str(k), dist.Normal(locs[k], 0.1))


data = [torch.zeros(2), torch.ones(3), torch.ones(1)]
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(2):
    svi.step(data)
