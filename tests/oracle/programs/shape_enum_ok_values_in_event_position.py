"""An enumerated label picks vectors, matrices and scalars; unsqueeze keeps its dims to the left."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.ops.indexing import Vindex

K, D, N = 2, 3, 5


@config_enumerate
def model(x):
    locs = pyro.param("locs", torch.randn(K, D))
    trils = pyro.param("trils", torch.eye(D).repeat(K, 1, 1), constraint=dist.constraints.lower_cholesky)
    with pyro.plate("n", N):
        k = pyro.sample("k", dist.Categorical(torch.ones(K)))
        pyro.sample("x", dist.MultivariateNormal(locs[k], scale_tril=trils[k]), obs=x)
        flag = pyro.sample("flag", dist.Bernoulli(0.5)).unsqueeze(-1)
        pyro.sample("y", dist.Normal(flag * locs[k], 1.0).to_event(1), obs=x)
        j = pyro.sample("j", dist.Categorical(torch.ones(D)))
        pyro.sample("w", dist.Normal(Vindex(locs)[k, j], 1.0), obs=x[:, 0])


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(torch.randn(N, D))
