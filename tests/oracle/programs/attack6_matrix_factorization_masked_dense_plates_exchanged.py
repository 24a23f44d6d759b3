"""Probabilistic matrix factorisation of a dense matrix with a mask of what was rated."""
# also: PYR205 the guide runs first
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO

R = torch.randint(1, 6, (12, 9)).float()
M = torch.rand(12, 9) < 0.6


class PMF:
    rank = 3

    def __init__(self, lam_u=1.0, lam_v=1.0):
        self.lam_u = lam_u
        self.lam_v = lam_v

    def model(self, R, M):
        n, m = R.shape
        users = pyro.plate("users", n, dim=-2)
        movies = pyro.plate("movies", m, dim=-1)
        with users:
            U = pyro.sample("U", dist.Normal(0, self.lam_u).expand([n, 1, self.rank]).to_event(1))  # error: PYR205
        with movies:
            V = pyro.sample("V", dist.Normal(0, self.lam_v).expand([m, self.rank]).to_event(1))
        with users, movies:
            mean = (U * V).sum(-1)
            pyro.sample("R", dist.Normal(mean, 1.0).mask(M), obs=R)

    def guide(self, R, M):
        n, m = R.shape
        qU = pyro.param("qU", torch.randn(n, 1, self.rank) * 0.1)
        qV = pyro.param("qV", torch.randn(m, self.rank) * 0.1)
        su = pyro.param("su", torch.full((self.rank,), 0.1), constraint=constraints.positive)
        with pyro.plate("users", m, dim=-2):
            pyro.sample("U", dist.Normal(qU, su).to_event(1))  # error: PYR205
        with pyro.plate("movies", m, dim=-1):
            pyro.sample("V", dist.Normal(qV, 0.1).to_event(1))


pmf = PMF()
svi = SVI(pmf.model, pmf.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(R, M)
