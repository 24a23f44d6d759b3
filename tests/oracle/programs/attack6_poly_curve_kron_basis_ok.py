"""Two-dimensional surface with a tensor-product basis of polynomials."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal

u, v = torch.meshgrid(torch.linspace(0, 1, 6), torch.linspace(0, 1, 5), indexing="ij")
surface = (u + v**2).flatten()
Bu = torch.vander(u[:, 0], 3, increasing=True)
Bv = torch.vander(v[0], 2, increasing=True)
basis = torch.kron(Bu, Bv)


def model(basis, z):
    coef = pyro.sample("coef", dist.Normal(torch.zeros(basis.shape[1]), 1.0).to_event(1))
    noise = pyro.sample("noise", dist.HalfNormal(1.0))
    with pyro.plate("grid", basis.shape[0]):
        pyro.sample("z", dist.Normal(basis @ coef, noise), obs=z)


svi = SVI(model, AutoMultivariateNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(basis, surface)
