"""Events that are the distribution's own: rows of a table, a dim added on the right, and a table of one value."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

K, D, N = 2, 3, 5


@config_enumerate
def model(x):
    locs = pyro.param("locs", torch.randn(K, D))
    with pyro.plate("n", N):
        k = pyro.sample("k", dist.Categorical(torch.ones(K)))
        flag = pyro.sample("flag", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(locs[k] + flag.unsqueeze(-1), 1.0).to_event(1), obs=x)
        pyro.sample("again", dist.MultivariateNormal(locs[k], torch.eye(D)), obs=x)
        alone = pyro.sample("alone", dist.Categorical(torch.ones(1)))
        pyro.sample("first", dist.Normal(alone.to(x.dtype).unsqueeze(-1) * x, 1.0).to_event(1), obs=x)
    side = pyro.sample("side", dist.Bernoulli(0.5))
    with pyro.plate("m", N):
        pyro.sample("row", dist.Normal(side * x.sum(-1), 1.0), obs=x[:, 0])


SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.randn(N, D))
