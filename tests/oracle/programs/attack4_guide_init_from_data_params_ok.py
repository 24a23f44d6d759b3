"""A guide class whose first values come from the data, set when it is made; parameters are asked for in the call."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class FactorAnalysis:
    def __init__(self, y, k, seed=0):
        torch.manual_seed(seed)
        self.y, self.k = y, k
        self.n, self.d = y.shape
        u, s, v = torch.linalg.svd(y - y.mean(0), full_matrices=False)
        self.init_w = (v[:k] * s[:k, None] / self.n**0.5).t().contiguous()
        self.init_z = dist.Normal(0.0, 0.1).sample((self.n, k))

    def model(self, idx=None):
        w = pyro.sample("w", dist.Normal(torch.zeros(self.d, self.k), 1.0).to_event(2))
        psi = pyro.sample("psi", dist.InverseGamma(2.0, 1.0).expand([self.d]).to_event(1))
        with pyro.plate("rows", self.n, subsample=idx) as rows:
            z = pyro.sample("z", dist.Normal(torch.zeros(self.k), 1.0).to_event(1))
            pyro.sample("y", dist.Normal(z @ w.T, psi.sqrt()).to_event(1), obs=self.y[rows])

    def guide(self, idx=None):
        w_loc = pyro.param("w_loc", self.init_w)
        w_scale = pyro.param("w_scale", 0.1 * torch.ones_like(w_loc), constraint=constraints.positive)
        pyro.sample("w", dist.Normal(w_loc, w_scale).to_event(2))
        psi_loc = pyro.param("psi_loc", torch.zeros(self.d))
        pyro.sample("psi", dist.LogNormal(psi_loc, 0.1).to_event(1))
        with pyro.plate("rows", self.n, subsample=idx):
            z_loc = pyro.param("z_loc", self.init_z, event_dim=1)
            z_scale = pyro.param("z_scale", torch.ones(self.n, self.k), constraint=constraints.positive, event_dim=1)
            pyro.sample("z", dist.Normal(z_loc, z_scale).to_event(1))


fa = FactorAnalysis(torch.randn(16, 4), 2)
svi = SVI(fa.model, fa.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for epoch in range(2):
    for idx in torch.randperm(16).split(4):
        svi.step(idx)
