"""The words lie in the left plate; the data have documents first."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, TraceEnum_ELBO

K, V, D, W = 2, 5, 4, 6


def model(words):
    with pyro.plate("k", K):
        topics = pyro.sample("topics", dist.Dirichlet(torch.ones(V) / V))
    with pyro.plate("documents", D, dim=-1):
        theta = pyro.sample("theta", dist.Dirichlet(torch.ones(K)))
        with pyro.plate("words", W, dim=-2):
            z = pyro.sample("z", dist.Categorical(theta), infer={"enumerate": "parallel"})
            pyro.sample("w", dist.Categorical(topics[z]), obs=words)  # error: PYR213


def guide(words):
    with pyro.plate("k", K):
        pyro.sample("topics", dist.Dirichlet(pyro.param("beta", torch.ones(K, V), constraint=constraints.positive)))
    with pyro.plate("documents", D, dim=-1):
        pyro.sample("theta", dist.Dirichlet(pyro.param("gamma", torch.ones(D, K), constraint=constraints.positive)))


words = torch.randint(0, V, (D, W))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(words)
