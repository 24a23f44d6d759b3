"""K-fold cross-validation, a new guide and a cleared store for each fold."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive
from pyro.infer.autoguide import AutoDiagonalNormal


def model(x, y=None):
    w = pyro.sample("w", dist.Normal(torch.zeros(x.shape[-1]), 1.0).to_event(1))
    with pyro.plate("data", x.shape[-2]):
        return pyro.sample("y", dist.Normal((x @ w.unsqueeze(-1)).squeeze(-1), 1.0), obs=y)


X, Y = torch.randn(12, 3), torch.randn(12)
folds = torch.arange(12).chunk(4)
scores = []
for k, test in enumerate(folds):
    pyro.clear_param_store()
    train = torch.cat([f for j, f in enumerate(folds) if j != k])
    guide = AutoDiagonalNormal(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(2):
        svi.step(X[train], Y[train])
    samples = Predictive(model, guide=guide, num_samples=3)(X[test])
    scores.append(((samples["y"].mean(0) - Y[test]) ** 2).mean())
