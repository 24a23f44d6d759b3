"""Sites are remembered on first use: hasattr decides, and later calls take the other way."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Task:
    def model(self, y):
        if not hasattr(self, "frozen"):
            mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
            self.frozen = mu.detach()
        else:
            mu = self.frozen
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)

    def guide(self, y):
        loc = pyro.param("m", torch.tensor(0.0))
        pyro.sample("mu", dist.Normal(loc, 1.0))  # error: PYR302


task = Task()
svi = SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor(1.0))
svi.step(torch.tensor(1.0))
