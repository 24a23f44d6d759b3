import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import ClippedAdam


class Faults:
    def model(self):
        with pyro.plate("parts", 2):
            bad = pyro.sample("bad", dist.Bernoulli(0.1))
        pyro.sample("alarm", dist.Bernoulli(0.2 + 0.3 * bad.mean()), obs=torch.tensor(1.0))  # error: PYR404

    def guide(self):
        q = pyro.param("q", torch.tensor([0.3, 0.4]), constraint=dist.constraints.unit_interval)
        with pyro.plate("parts", 2):
            pyro.sample("bad", dist.Bernoulli(q))


faults = Faults()
guide = config_enumerate(faults.guide, default="sequential")
svi = SVI(faults.model, guide, ClippedAdam({"lr": 0.02}), TraceEnum_ELBO())
print(svi.step())
