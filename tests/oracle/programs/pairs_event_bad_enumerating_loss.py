# shows: PYR305 invalid log_prob shape
"""Under TraceEnum_ELBO the first, plain run sees the shape of the guide's site before the event dims are compared."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    p = pyro.sample("p", dist.Dirichlet(torch.ones(2)))
    scale = pyro.sample("scale", dist.LogNormal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Categorical(p), infer={"enumerate": "parallel"})
        pyro.sample("x", dist.Normal(0.0, scale[k]), obs=x)


def guide(x):
    pyro.sample("p", dist.Dirichlet(pyro.param("a", torch.ones(2), constraint=dist.constraints.positive)))
    loc = pyro.param("scale_loc", torch.zeros(2))
    pyro.sample("scale", dist.LogNormal(loc, 0.1))  # error: PYR305


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(torch.zeros(5))
