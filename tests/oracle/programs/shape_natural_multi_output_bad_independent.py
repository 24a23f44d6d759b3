"""The multivariate likelihood was exchanged for independent ones, without to_event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal

P, Q = 3, 2


def model(X, Y=None):
    B = pyro.sample("B", dist.Normal(0.0, 1.0).expand([P, Q]).to_event(2))
    theta = pyro.sample("theta", dist.HalfCauchy(torch.ones(Q)).to_event(1))
    L_omega = pyro.sample("L_omega", dist.LKJCholesky(Q, 1.0))
    L = torch.mm(torch.diag(theta.sqrt()), L_omega)
    with pyro.plate("observations", X.shape[0]):
        return pyro.sample("Y", dist.Normal(X.mm(B), L.diagonal()), obs=Y)  # error: PYR205


guide = AutoMultivariateNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(8, P), torch.randn(8, Q))
