import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


class Encoder:
    size = 3

    def model(self, y):
        noise = pyro.sample("noise", dist.Gamma(2.0, 2.0))
        with pyro.plate("batch", self.size):
            z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
            pyro.sample("y", dist.Normal(z.sum(-1), noise), obs=y)

    def guide(self, y):
        pyro.sample("noise", dist.LogNormal(pyro.param("noise_loc", torch.tensor(0.0)), 0.2))
        loc = pyro.param("z_loc", torch.zeros(self.size, 2))
        with pyro.plate("Batch", self.size):  # error: PYR304
            pyro.sample("z", dist.Normal(loc, 1.0).to_event(1))


encoder = Encoder()
loss = TraceEnum_ELBO(strict_enumeration_warning=False)
svi = SVI(encoder.model, encoder.guide, Adam({"lr": 0.01}), loss=loss)
svi.step(torch.zeros(3))
