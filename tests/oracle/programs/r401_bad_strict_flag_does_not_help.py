import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


class Switch:
    def model(self):
        s = pyro.sample("s", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(s * 2, 1.0), obs=torch.tensor(1.5))

    def guide(self):
        probs = pyro.param("probs", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
        pyro.sample("s", dist.Bernoulli(probs), infer={"enumerate": "parallel", "expand": True})


switch = Switch()
elbo = Trace_ELBO(strict_enumeration_warning=False)  # error: PYR401
elbo.loss(switch.model, switch.guide)
