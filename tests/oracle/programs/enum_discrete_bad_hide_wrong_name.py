# silent: PYR106 the discrete site is called assignment
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.poutine import block


@config_enumerate
def model(x):
    w = pyro.sample("w", dist.Dirichlet(torch.ones(2)))
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        k = pyro.sample("assignment", dist.Categorical(w))
        pyro.sample("x", dist.Normal(m + k.float(), 1.0), obs=x)


guide = AutoDiagonalNormal(block(model, hide=["assignments"]))  # error: PYR106, PYR413
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(3))
