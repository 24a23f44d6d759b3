"""Logistic regression on minibatches of a DataLoader, with a plate rescaled by hand."""
import torch
from torch.utils.data import DataLoader, TensorDataset
import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, Trace_ELBO


def model(xb, yb, N):
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0).expand([xb.size(1)]).to_event(1))
    with pyro.plate("data", N, subsample_size=xb.size(0)):
        pyro.sample("obs", dist.Bernoulli(logits=xb @ beta), obs=yb)


def guide(xb, yb, N):
    D = xb.size(1)
    loc = pyro.param("loc", torch.zeros(D))
    tril = pyro.param("tril", torch.eye(D), constraint=dist.constraints.lower_cholesky)
    pyro.sample("beta", dist.MultivariateNormal(loc, scale_tril=tril))


torch.manual_seed(0)
X = torch.randn(40, 2)
Y = (X.sum(-1) > 0).float()
loader = DataLoader(TensorDataset(X, Y), batch_size=10, shuffle=True)
pyro.clear_param_store()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 1e-2}), Trace_ELBO())
for epoch in range(2):
    running = 0.0
    for i, (xb, yb) in enumerate(loader):
        running += svi.step(xb, yb, len(X))
    print(epoch, running / len(X))
