import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam


def model(rows):
    for i in pyro.plate("rows", len(rows), subsample_size=2):
        z = pyro.sample("z_{}".format(i), dist.Normal(0.0, 1.0))
        pyro.sample("y_{}".format(i), dist.Normal(z, 1.0), obs=rows[i])


svi = SVI(model, AutoDelta(model), Adam({"lr": 0.1}), TraceMeanField_ELBO())  # error: PYR414
svi.step(torch.zeros(5))
