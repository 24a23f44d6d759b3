"""Minibatches by hand that take the whole target."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal

X = torch.randn(24, 2)
Y = X.matmul(torch.tensor([1.0, -1.0]))
N = X.size(0)


def model(x, y):
    beta = pyro.sample("beta", dist.Normal(torch.zeros(2), torch.ones(2)).to_event(1))
    with pyro.plate("obs", x.size(0)):
        pyro.sample("y", dist.Normal(x.matmul(beta), 0.1), obs=y)  # error: PYR213


guide = AutoMultivariateNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
batch_size = 8
for epoch in range(2):
    order = torch.randperm(N)
    for start in range(0, N, batch_size):
        index = order[start : start + batch_size]
        svi.step(X[index], Y)
