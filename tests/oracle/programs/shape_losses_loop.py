"""Every loss that fits a reparameterised pair, with options, its Jit twin, .loss, .differentiable_loss and torch's optimisers."""
import torch
import pyro
import pyro.distributions as dist
import pyro.infer as infer
from pyro.infer import SVI


def model(data):
    with pyro.plate("latent", 2):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("data", data.shape[0]):
        pyro.sample("x", dist.Normal(z.sum(-1), 1.0), obs=data)


def guide(data):
    loc = pyro.param("loc", torch.zeros(2))
    with pyro.plate("latent", 2):
        pyro.sample("z", dist.Normal(loc, 1.0))


data = torch.tensor([0.4, 1.0, -0.2])
pyro.set_rng_seed(0)
for loss in [
    infer.Trace_ELBO(num_particles=3),
    infer.TraceGraph_ELBO(),
    infer.TraceMeanField_ELBO(),
    infer.RenyiELBO(alpha=0.0, num_particles=2),
    infer.JitTrace_ELBO(ignore_jit_warnings=True),
    infer.JitTraceMeanField_ELBO(ignore_jit_warnings=True),
    infer.TraceEnum_ELBO(strict_enumeration_warning=False),
]:
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
    svi.step(data)

elbo = infer.Trace_ELBO()
print(elbo.loss(model, guide, data))
with pyro.poutine.trace(param_only=True) as capture:
    value = elbo.differentiable_loss(model, guide, data)
params = [site["value"].unconstrained() for site in capture.trace.nodes.values()]
optimizer = torch.optim.LBFGS(params, max_iter=1)


def closure():
    optimizer.zero_grad()
    out = elbo.differentiable_loss(model, guide, data)
    out.backward()
    return out


optimizer.step(closure)
