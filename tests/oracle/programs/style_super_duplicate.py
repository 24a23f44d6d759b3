"""The subclass repeats a site that super().model() has sampled already."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Base:
    def model(self, data):
        theta = pyro.sample("theta", dist.Normal(0.0, 1.0))
        return theta

    def guide(self, data):
        q_loc = pyro.param("q_loc", torch.tensor(0.0))
        return pyro.sample("theta", dist.Normal(q_loc, 1.0))


class Child(Base):
    def model(self, data):
        super().model(data)
        theta = pyro.sample("theta", dist.Normal(0.0, 10.0))  # error: PYR101
        with pyro.plate("n", len(data)):
            pyro.sample("x", dist.Normal(theta, 1.0), obs=data)


c = Child()
svi = SVI(c.model, c.guide, pyro.optim.Adam({"lr": 1e-2}), Trace_ELBO())
svi.step(torch.ones(4))
