# silent: PYR301 the program asks Python to drop all warnings; "b" keeps its prior
import warnings

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO

warnings.filterwarnings("ignore")


def model():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=torch.tensor(1.0))


def guide():  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide)
