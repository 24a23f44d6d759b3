import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    extra = pyro.sample("extra", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc + extra, 1.0), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


loss_fn = Trace_ELBO().differentiable_loss
with poutine.trace(param_only=True) as capture:
    loss = loss_fn(model, guide, torch.tensor(0.3))
params = [site["value"].unconstrained() for site in capture.trace.nodes.values()]
optimizer = torch.optim.Adam(params, lr=0.01)
loss.backward()
optimizer.step()
