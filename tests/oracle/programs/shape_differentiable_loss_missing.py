"""No SVI object: loss_fn = Trace_ELBO().differentiable_loss and a torch optimiser; one latent is not in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    k = pyro.sample("k", dist.Gamma(2.0, 2.0))
    r = pyro.sample("r", dist.Gamma(2.0, 2.0))
    with pyro.plate("x_plate", len(x)):
        pyro.sample("x", dist.Gamma(k, r), obs=x)


def guide(x):  # error: PYR301
    k_loc = pyro.param("k_loc", torch.tensor(0.0))
    pyro.sample("k", dist.LogNormal(k_loc, 0.1))


x = torch.tensor([0.5, 1.2, 2.0])
pyro.set_rng_seed(0)
guide(x)
loss_fn = Trace_ELBO(num_particles=2).differentiable_loss
optim = torch.optim.Adam([pyro.param("k_loc").unconstrained()], lr=0.01)
for _ in range(2):
    loss = loss_fn(model, guide, x)
    loss.backward()
    optim.step()
    optim.zero_grad()
