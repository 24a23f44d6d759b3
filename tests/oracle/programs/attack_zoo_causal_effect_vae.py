"""CEVAE in miniature: outcomes and treatment conditioned by keyword; the guide's treatment is auxiliary, its outcome is not."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule


class Model(PyroModule):
    def __init__(self, x_dim=2):
        super().__init__()
        self.x_dim = x_dim
        self.x_nn, self.t_nn, self.y_nn = nn.Linear(1, x_dim), nn.Linear(1, 1), nn.Linear(2, 1)

    def forward(self, x, t=None, y=None, size=None):
        size = x.size(0) if size is None else size
        with pyro.plate("data", size, subsample=x):
            z = pyro.sample("z", self.z_dist())
            x = pyro.sample("x", dist.Normal(self.x_nn(z), 1.0).to_event(1), obs=x)
            t = pyro.sample("t", dist.Bernoulli(logits=self.t_nn(z).squeeze(-1)), obs=t)
            y = pyro.sample("y", dist.Normal(self.y_nn(torch.cat([z, t[..., None]], -1)).squeeze(-1), 1.0), obs=y)
        return y

    def z_dist(self):
        return dist.Normal(0, 1).expand([1]).to_event(1)


class Guide(PyroModule):
    def __init__(self, x_dim=2):
        super().__init__()
        self.t_nn = nn.Linear(x_dim, 1)
        self.z_nn = nn.Linear(x_dim + 1, 1)

    def forward(self, x, t=None, y=None, size=None):
        size = x.size(0) if size is None else size
        with pyro.plate("data", size, subsample=x):
            t = pyro.sample("t", dist.Bernoulli(logits=self.t_nn(x).squeeze(-1)), obs=t, infer={"is_auxiliary": True})
            y = pyro.sample("y", dist.Normal(t, 1.0), obs=y)  # error: PYR302
            pyro.sample("z", dist.Normal(self.z_nn(torch.cat([x, y[..., None]], -1)), 1.0).to_event(1))


x, t, y = torch.randn(4, 2), torch.ones(4), torch.randn(4)
svi = SVI(Model(), Guide(), pyro.optim.ClippedAdam({"lr": 1e-3}), Trace_ELBO())
svi.step(x, t, y, size=4)
