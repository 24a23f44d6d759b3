"""Missing values are imputed through obs_mask; the guide proposes the unobserved part, then forgets it in a second class."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Impute:
    def model(self, x, seen):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(mu, 1.0), obs=x, obs_mask=seen)

    def guide(self, x, seen):
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x_unobserved", dist.Normal(pyro.param("x_q", torch.zeros(len(x))), 1.0))


class Forgetful(Impute):
    def guide(self, x, seen):  # error: PYR301
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


x, seen = torch.randn(3), torch.tensor([True, False, True])
for cls in (Impute, Forgetful):
    pyro.clear_param_store()
    task = cls()
    SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x, seen)
