"""The guide's table has series in rows, and is read by time."""
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
                pyro.sample(f"y_{t}", dist.Normal(level, 0.5), obs=y[..., t])

    def guide(self, y):
        m = pyro.param("m", lambda: torch.zeros(self.T, self.n + 1))
        s = pyro.param("s", lambda: torch.ones(self.T, 1), constraint=dist.constraints.positive)
        with pyro.plate("series", self.n, dim=-1):
            pyro.sample("q", dist.Delta(pyro.param("q_map", torch.full((self.n,), 0.3), constraint=dist.constraints.positive)))
            for t in range(self.T):
                pyro.sample(f"level_{t}", dist.Normal(m[t], s[t]))  # error: PYR205


walk = LocalLevel(3, 5)
svi = SVI(walk.model, walk.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.zeros(3, 5))
