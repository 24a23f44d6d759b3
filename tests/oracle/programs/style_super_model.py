"""A subclass calls super().model() and super().guide() and adds a site of its own to both."""
import torch
import pyro
import pyro.distributions as dist
import pyro.infer
import pyro.optim


class Base(object):
    def __init__(self, **kwargs):
        self.options = kwargs

    def prior(self):
        return pyro.sample("theta", dist.Normal(0.0, 1.0))

    def model(self, data):
        return self.prior()

    def guide(self, data):
        self.q_loc = pyro.param("q_loc", torch.zeros(1))
        return pyro.sample("theta", dist.Normal(self.q_loc.squeeze(), 1.0))


class Child(Base):
    def model(self, data):
        theta = super(Child, self).model(data)
        tau = pyro.sample("tau", dist.Exponential(1.0))
        for i, x in enumerate(data):
            pyro.sample("x" + str(i), dist.Normal(theta, tau + 0.1), obs=x)
        return theta

    def guide(self, data):
        theta = super().guide(data)
        pyro.sample("tau", dist.Gamma(pyro.param("tau_conc", torch.tensor(1.0), constraint=dist.constraints.positive), 1.0))
        return theta


child = Child(verbose=False, name="child")
inference = pyro.infer.SVI(child.model, child.guide, pyro.optim.Adam({"lr": 1e-2}), pyro.infer.TraceGraph_ELBO())
print(inference.evaluate_loss([torch.tensor(0.3), torch.tensor(0.1)]))
