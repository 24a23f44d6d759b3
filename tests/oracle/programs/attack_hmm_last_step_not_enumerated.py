"""The final state of the chain is written outside the loop, and there the enumeration mark is forgotten."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

P = torch.tensor([[0.9, 0.1], [0.2, 0.8]])


def model(y):
    T = 4
    x = torch.tensor(0)
    for t in pyro.markov(range(T - 1)):
        x = pyro.sample(f"x_{t}", dist.Categorical(P[x]), infer={"enumerate": "parallel"})
        pyro.sample(f"y_{t}", dist.Normal(x.float(), 1.0), obs=y[t])
    x = pyro.sample(f"x_{T - 1}", dist.Categorical(P[0]))
    pyro.sample(f"y_{T - 1}", dist.Normal(x.float(), 1.0), obs=y[T - 1])


def guide(y):  # error: PYR301
    pass


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.randn(4))
