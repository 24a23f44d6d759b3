"""A sparse latent GP by hand: inducing values whitened; jitter helper; event of one dim on both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.nn import PyroModule, PyroParam


class Sparse(PyroModule):
    def __init__(self, z):
        super().__init__()
        self.z = z
        self.u_loc = PyroParam(torch.zeros(len(z)))
        self.u_tril = PyroParam(torch.eye(len(z)), constraint=dist.constraints.lower_cholesky)
        self.noise = PyroParam(torch.tensor(0.1), constraint=dist.constraints.positive)

    def kernel(self, a, b):
        return torch.exp(-0.5 * (a[:, None] - b) ** 2)

    def model(self, x, y):
        self.set_mode("model")
        m = len(self.z)
        u = pyro.sample("u", dist.MultivariateNormal(torch.zeros(m), torch.eye(m)))
        L = torch.linalg.cholesky(self.kernel(self.z, self.z) + 1e-4 * torch.eye(m))
        f = self.kernel(x, self.z) @ torch.linalg.solve_triangular(L.T, u[:, None], upper=True)[:, 0]
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(f, self.noise), obs=y)

    def guide(self, x, y):
        self.set_mode("guide")
        pyro.sample("u", dist.MultivariateNormal(self.u_loc, scale_tril=self.u_tril))

    def set_mode(self, mode):
        self.mode = mode


gp = Sparse(torch.linspace(0, 1, 3))
SVI(gp.model, gp.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.rand(5), torch.rand(5))
