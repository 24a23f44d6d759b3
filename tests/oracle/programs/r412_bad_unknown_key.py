# silent: PYR412 the key means nothing to Pyro; only the loss notices that no site is enumerated
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


class Toggle:
    def model(self, x):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)

    def guide(self, x):
        probs = pyro.param("q", lambda: torch.tensor(0.5), constraint=dist.constraints.unit_interval)
        k = pyro.sample(  # error: PYR412
            "k",
            dist.Bernoulli(probs),
            infer={"enumeration": "parallel"},
        )
        return k


t = Toggle()
loss = TraceEnum_ELBO(max_plate_nesting=0)  # error: PYR402
SVI(t.model, t.guide, pyro.optim.Adam({"lr": 0.1}), loss).step(torch.tensor(1.0))
