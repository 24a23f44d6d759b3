"""Training by torch's own optimiser over differentiable_loss, the guide's scale site missing from the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(x):
    mu = pyro.sample("mu", dist.Normal(0, 1))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(mu, 1), obs=x)


def guide(x):
    mu_q = pyro.param("mu_q", torch.tensor(0.0))
    s_q = pyro.sample("s", dist.Gamma(2.0, 2.0))  # error: PYR302
    pyro.sample("mu", dist.Normal(mu_q, s_q))


x = torch.randn(5)
loss_fn = Trace_ELBO().differentiable_loss
with poutine.trace(param_only=True) as param_capture:
    loss = loss_fn(model, guide, x)
params = [site["value"].unconstrained() for site in param_capture.trace.nodes.values()]
optimizer = torch.optim.Adam(params, lr=0.01)
for _ in range(2):
    loss = loss_fn(model, guide, x)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
