import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

P = {"enumerate": "parallel"}


def model(x):
    a = pyro.sample("a", dist.OneHotCategorical(torch.ones(3)), infer=P)
    b = pyro.sample("b", dist.BetaBinomial(torch.tensor(1.0), torch.tensor(2.0), 3), infer=dict(P))
    c = pyro.sample("c", dist.OrderedLogistic(torch.tensor(0.0), torch.tensor([-1.0, 1.0])), infer=dict(P))
    loc = pyro.param("loc", torch.arange(3.0))
    pyro.sample("x", dist.Normal((a * loc).sum(-1) + b + c, 1.0), obs=x)


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(0.3))
