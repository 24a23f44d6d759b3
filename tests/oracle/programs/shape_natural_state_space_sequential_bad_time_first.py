"""The series come with time in front."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class LocalLevel:
    def __init__(self, n, T):
        self.n, self.T = n, T

    def model(self, y):
        with pyro.plate("series", self.n, dim=-1):
            q = pyro.sample("q", dist.LogNormal(-1.0, 0.5))
            level = torch.zeros(self.n)
            for t in pyro.markov(range(self.T)):
                level = pyro.sample(f"level_{t}", dist.Normal(level, q))
                pyro.sample(f"y_{t}", dist.Normal(level, 0.5), obs=y[..., t])  # error: PYR213

    def guide(self, y):
        m = pyro.param("m", lambda: torch.zeros(self.T, self.n))
        s = pyro.param("s", lambda: torch.ones(self.T, self.n), constraint=dist.constraints.positive)
        with pyro.plate("series", self.n, dim=-1):
            pyro.sample("q", dist.Delta(pyro.param("q_map", torch.full((self.n,), 0.3), constraint=dist.constraints.positive)))
            for t in range(self.T):
                pyro.sample(f"level_{t}", dist.Normal(m[t], s[t]))


walk = LocalLevel(3, 1)
svi = SVI(walk.model, walk.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.zeros(6, 1))
