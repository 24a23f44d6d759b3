"""Stochastic volatility over a plate-less chain with a multivariate guide for the whole path cut into sites."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class StochVol:
    def __init__(self, returns):
        self.returns = returns
        self.T = len(returns)

    def site(self, t):
        return f"h_{t}"

    def model(self):
        phi = pyro.sample("phi", dist.Uniform(-1.0, 1.0))
        h = torch.tensor(0.0)
        for t in range(self.T):
            h = pyro.sample(self.site(t), dist.Normal(phi * h, 0.3))
            pyro.sample(f"r_{t}", dist.Normal(0.0, (h / 2).exp()), obs=self.returns[t])

    def guide(self):
        pyro.sample("phi", dist.Delta(pyro.param("phi_hat", torch.tensor(0.5))))
        loc = pyro.param("path", torch.zeros(self.T))
        tril = pyro.param("tril", 0.1 * torch.eye(self.T), constraint=dist.constraints.lower_cholesky)
        path = pyro.sample("path_sample", dist.MultivariateNormal(loc, scale_tril=tril), infer={"is_auxiliary": True})
        for t in range(self.T):
            pyro.sample(self.site(t), dist.Delta(path[t]))


sv = StochVol(torch.randn(4))
svi = SVI(sv.model, sv.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step()
