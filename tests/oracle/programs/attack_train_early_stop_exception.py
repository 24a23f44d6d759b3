"""StopIteration of one's own ends the training; steps are counted by a class with __call__."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Converged(Exception):
    pass


class Monitor:
    def __init__(self, limit):
        self.limit, self.seen = limit, []

    def __call__(self, loss):
        self.seen.append(loss)
        if len(self.seen) >= self.limit:
            raise Converged(len(self.seen))


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("nu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))  # error: PYR302


monitor = Monitor(limit=2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
try:
    while True:
        monitor(svi.step(torch.randn(3)))
except Converged as done:
    print("after", done)
finally:
    pyro.clear_param_store()
