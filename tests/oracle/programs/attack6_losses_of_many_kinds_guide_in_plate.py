"""One model under every loss: mean field, Renyi, tail adaptive, graph, enumerated."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import (
    SVI,
    JitTrace_ELBO,
    RenyiELBO,
    Trace_ELBO,
    TraceGraph_ELBO,
    TraceMeanField_ELBO,
    TraceTailAdaptive_ELBO,
)

data = torch.randn(20) + 2


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 3.0))
    scale = pyro.sample("scale", dist.Gamma(2.0, 2.0))
    with pyro.plate("x_plate", x.shape[0]):
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):
    m = pyro.param("m", torch.tensor(0.0))
    s = pyro.param("s", torch.tensor(1.0), constraint=constraints.positive)
    a = pyro.param("a", torch.tensor(2.0), constraint=constraints.positive)
    b = pyro.param("b", torch.tensor(2.0), constraint=constraints.positive)
    with pyro.plate("x_plate", x.shape[0]):
        pyro.sample("loc", dist.Normal(m, s))  # error: PYR306
    pyro.sample("scale", dist.Gamma(a, b))
LOSSES = {
    "elbo": Trace_ELBO(),
    "mf": TraceMeanField_ELBO(num_particles=2),
    "graph": TraceGraph_ELBO(),
    "renyi": RenyiELBO(alpha=0.0, num_particles=4, vectorize_particles=True),
    "tail": TraceTailAdaptive_ELBO(num_particles=4, vectorize_particles=True),
}
for name, loss in LOSSES.items():
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
    svi.step(data)
