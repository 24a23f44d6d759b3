"""Names of a class body are not seen by its methods; the module's are."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

site = "outer"


class Task:
    site = "inner"

    def model(self, y):
        pyro.sample(site, dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        pyro.sample(self.site, dist.Normal(0.0, 1.0))  # error: PYR302


task = Task()
SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
