import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import GumbelSoftmaxReparam
from pyro.optim import Adam


@poutine.reparam(config={"z": GumbelSoftmaxReparam()})
def model(y):
    z = pyro.sample("z", dist.RelaxedOneHotCategorical(torch.tensor(0.5), probs=torch.ones(3) / 3))
    pyro.sample("y", dist.Normal(z[..., 0], 1.0), obs=y)


SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
