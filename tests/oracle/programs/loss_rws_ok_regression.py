import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam

features = torch.arange(6.0).reshape(3, 2)


def model(observations={"y": torch.zeros(3)}):
    weights = pyro.sample("weights", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    mean = (features * weights).sum(-1)
    with pyro.plate("rows", 3):
        shift = pyro.sample("shift", dist.Normal(0.0, 0.1))
        pyro.sample("y", dist.Normal(mean + shift, scale), obs=observations["y"])


def guide(observations={"y": torch.zeros(3)}):
    loc = pyro.param("weights_loc", torch.zeros(2))
    pyro.sample("weights", dist.Normal(loc, 0.5).to_event(1))
    pyro.sample("scale", dist.LogNormal(pyro.param("scale_loc", torch.tensor(0.0)), 0.3))
    with pyro.plate("rows", 3):
        pyro.sample("shift", dist.Normal(pyro.param("shift_loc", torch.zeros(3)), 0.1))


loss = ReweightedWakeSleep(num_particles=2, vectorize_particles=False)
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=loss)
svi.step({"y": torch.ones(3)})
