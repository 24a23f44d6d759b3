import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, ReweightedWakeSleep
from pyro.optim import Adam


def model(observations={"y": torch.zeros(3)}):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    with pyro.plate("schools", 3):
        theta = pyro.sample("theta", dist.Normal(mu, 1.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=observations["y"])


def guide(observations={"y": torch.zeros(3)}):
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 1.0))
    theta_loc = pyro.param("theta_loc", torch.zeros(3))
    with pyro.plate("schools", 3):
        pyro.sample("theta", dist.Normal(theta_loc, 0.5))


loss = ReweightedWakeSleep(num_particles=2, vectorize_particles=False)
svi = SVI(model, guide, Adam({"lr": 0.01}), loss=loss)
svi.step({"y": torch.zeros(3)})
