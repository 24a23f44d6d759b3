import torch
import pyro
from pyro import param, sample
from pyro.distributions import Delta, Normal
from pyro.infer import Trace_ELBO

AUX = dict(is_auxiliary=True)


def model(n):
    s = torch.tensor(0.0)
    for i in range(n):
        s = s + sample(f"z{i}", Normal(0.0, 1.0))
    s = s + sample("eps", Normal(0.0, 1.0))  # error: PYR303
    sample("x", Normal(s, 1.0), obs=torch.tensor(1.0))


def guide(n):
    eps = sample("eps", Normal(0.0, 1.0), infer=AUX)
    for i in range(n):
        sample(f"z{i}", Delta(param("p", torch.tensor(0.1)) * eps))


Trace_ELBO().loss(model, guide, 2)
