import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


class Model:
    def model(self):
        rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
        pyro.sample("n", dist.Poisson(rate), obs=torch.tensor(3.0))

    def guide(self):
        return pyro.param("rate", torch.tensor(1.0), constraint=dist.constraints.positive)  # error: PYR309


m = Model()
SVI(m.model, m.guide, pyro.optim.SGD({"lr": 0.01}), TraceGraph_ELBO()).step()
