"""The guide samples the topic of each word unmarked: nothing is left to be summed out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

K, V = 2, 5
words = torch.tensor([0, 1, 1])


def model(words):
    theta = pyro.sample("theta", dist.Dirichlet(torch.ones(K)))
    phi = pyro.sample("phi", dist.Dirichlet(torch.ones(K, V)).to_event(1))
    with pyro.plate("words", len(words)):
        z = pyro.sample("z", dist.Categorical(theta), infer={"enumerate": "parallel"})
        pyro.sample("w", dist.Categorical(phi[z]), obs=words)


def guide(words):
    pyro.sample("theta", dist.Dirichlet(pyro.param("a", torch.ones(K), constraint=dist.constraints.positive)))
    pyro.sample("phi", dist.Dirichlet(torch.ones(K, V)).to_event(1))
    with pyro.plate("words", len(words)):
        pyro.sample("z", dist.Categorical(torch.ones(K) / K))


loss = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR402
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss).step(words)
