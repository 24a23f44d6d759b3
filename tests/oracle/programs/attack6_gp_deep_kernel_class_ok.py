"""A GP classifier written with the kernel only and a latent vector by hand."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO


def rbf(x1, x2, lengthscale, variance):
    sq = (x1.unsqueeze(-2) - x2.unsqueeze(-3)).pow(2).sum(-1)
    return variance * torch.exp(-0.5 * sq / lengthscale**2)


class GPClassifier:
    def __init__(self, X, y, jitter=1e-4):
        self.X, self.y, self.jitter = X, y, jitter
        self.features = nn.Sequential(nn.Linear(X.shape[-1], 8), nn.Tanh(), nn.Linear(8, 2))

    def model(self):
        net = pyro.module("features", self.features)
        h = net(self.X)
        n = h.shape[0]
        variance = pyro.sample("variance", dist.LogNormal(0.0, 1.0))
        lengthscale = pyro.param("lengthscale", torch.tensor(1.0), constraint=constraints.positive)
        K = rbf(h, h, lengthscale, variance) + self.jitter * torch.eye(n)
        f = pyro.sample("f", dist.MultivariateNormal(torch.zeros(n), scale_tril=torch.linalg.cholesky(K)))
        with pyro.plate("data", n):
            pyro.sample("y", dist.Bernoulli(logits=f), obs=self.y)

    def guide(self):
        n = len(self.y)
        q_var = pyro.param("q_var", torch.tensor(0.0))
        pyro.sample("variance", dist.LogNormal(q_var, 0.1))
        f_loc = pyro.param("f_loc", torch.zeros(n))
        f_tril = pyro.param("f_tril", 0.1 * torch.eye(n), constraint=constraints.lower_cholesky)
        pyro.sample("f", dist.MultivariateNormal(f_loc, scale_tril=f_tril))


X = torch.randn(15, 3)
y = (X[:, 0] > 0).float()
gpc = GPClassifier(X, y)
svi = SVI(gpc.model, gpc.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
print(svi.step())
