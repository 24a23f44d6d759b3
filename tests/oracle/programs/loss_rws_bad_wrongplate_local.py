import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam


class Encoder:
    size = 3

    def model(self, observations={"y": torch.zeros(3)}):
        noise = pyro.sample("noise", dist.Gamma(2.0, 2.0))
        with pyro.plate("batch", self.size):
            z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
            pyro.sample("y", dist.Normal(z.sum(-1), noise), obs=observations["y"])

    def guide(self, observations={"y": torch.zeros(3)}):
        pyro.sample("noise", dist.LogNormal(pyro.param("noise_loc", torch.tensor(0.0)), 0.2))
        loc = pyro.param("z_loc", torch.zeros(self.size, 2))
        with pyro.plate("Batch", self.size):  # error: PYR304
            pyro.sample("z", dist.Normal(loc, 1.0).to_event(1))


encoder = Encoder()
loss = ReweightedWakeSleep(num_particles=2, vectorize_particles=False)
svi = SVI(encoder.model, encoder.guide, Adam({"lr": 0.01}), loss=loss)
svi.step({"y": torch.zeros(3)})
