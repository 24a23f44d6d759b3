"""compute_marginals takes the pair as well; the guide gives one of two continuous latents."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate, infer_discrete


@config_enumerate
def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(a + b * k, 1.0), obs=x)


def guide(x):
    for name in ["a", "b"]:
        pyro.sample(name, dist.Delta(pyro.param(name + "_point", torch.tensor(0.0))))


x = torch.randn(4)
elbo = TraceEnum_ELBO(max_plate_nesting=1)
print(elbo.compute_marginals(model, guide, x))
decoder = infer_discrete(model, first_available_dim=-2)
decoder(x)
