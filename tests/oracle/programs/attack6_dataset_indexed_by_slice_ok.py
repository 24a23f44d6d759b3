"""A TensorDataset split by hand into slices, one for training and one held out."""
import torch
from torch.utils.data import TensorDataset

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive
from pyro.infer.autoguide import AutoDelta
import pyro.optim as optim

full = TensorDataset(torch.randn(60, 4), torch.randint(0, 3, (60,)))
x_train, y_train = full[:50]
x_test, y_test = full[50:]


def softmax_regression(x, y=None):
    w = pyro.sample("w", dist.Normal(torch.zeros(4, 3), 1.0).to_event(2))
    b = pyro.sample("b", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    with pyro.plate("data", len(x)):
        return pyro.sample("y", dist.Categorical(logits=x @ w + b), obs=y)


guide = AutoDelta(softmax_regression)
svi = SVI(softmax_regression, guide, optim.Adam({"lr": 0.05}), Trace_ELBO())
svi.step(x_train, y_train)
predictions = Predictive(softmax_regression, guide=guide, num_samples=5)(x_test)["y"]
