import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net:
    def __init__(self, hierarchical):
        self.hierarchical = hierarchical

    def model(self, x):
        scale = pyro.sample("tau", dist.HalfCauchy(1.0)) if self.hierarchical else 1.0
        w = pyro.sample("w", dist.Normal(0.0, scale))
        pyro.sample("x", dist.Normal(w, 1.0), obs=x)

    def guide(self, x):
        extras = ["tau"] if self.hierarchical else []
        for name in extras:
            pyro.sample(name, dist.LogNormal(pyro.param(name + "_loc", torch.tensor(0.0)), 1.0))
        pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 1.0))


for choice in (False, True):
    net = Net(choice)
    SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
