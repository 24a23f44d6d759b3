"""Event shapes are expanded on both sides in different spellings."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

G, P = 3, 4


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0).expand_by([P]).to_event(1))
    cov = pyro.sample("cov", dist.Gamma(torch.tensor(2.0), torch.tensor(2.0)).expand([G, P]).to_event(2))
    with pyro.plate("groups", G):
        z = pyro.sample("z", dist.Normal(mu, 1.0).to_event(1))
        u = pyro.sample("u", dist.MultivariateNormal(torch.zeros(P), torch.eye(P)))
        pyro.sample("y", dist.Independent(dist.Normal(z + u, cov), 1), obs=y)


def guide(y):
    pyro.sample("mu", dist.Independent(dist.Normal(pyro.param("a", torch.zeros(P)), 0.1), 1))
    b = pyro.param("b", torch.ones(G, P), constraint=dist.constraints.positive)
    pyro.sample("cov", dist.LogNormal(b, 0.1).to_event())
    with pyro.plate("groups", G):
        c = pyro.param("c", torch.zeros(P))
        pyro.sample("z", dist.Normal(c, 1.0).to_event(1).expand([G]))
        pyro.sample("u", dist.Normal(0.0, 1.0).expand([P]).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(G, P))
