"""Functions called model and guide exist at module level, in a class and in a function; the pairs do not mix them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a, 1.0), obs=y)


def guide(y):
    pyro.sample("a", dist.Normal(pyro.param("a_q", torch.tensor(0.0)), 1.0))


class Other:
    def model(self, y):
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(b, 1.0), obs=y)

    def guide(self, y):
        pyro.sample("b", dist.Normal(pyro.param("b_q", torch.tensor(0.0)), 1.0))

    def svi(self):
        return SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())


def inner(y):
    def model(y):
        c = pyro.sample("c", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(c, 1.0), obs=y)

    def guide(y):
        pyro.sample("c", dist.Normal(pyro.param("c_q", torch.tensor(0.0)), 1.0))

    return SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y)


y = torch.tensor(1.0)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y)
Other().svi().step(y)
inner(y)
