"""A counter of plates, meant as the fifth argument, starts at zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


class Model:
    depth = 0

    def plate(self, name, size):
        made = pyro.plate(name, size, None, None, self.depth)  # error: PYR209
        self.depth -= 1
        return made

    def __call__(self, x):
        self.depth = 0
        with self.plate("a", 2), self.plate("b", 3):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


SVI(Model(), lambda x: None, pyro.optim.Adam({"lr": 0.1}), RenyiELBO(num_particles=2)).step(torch.zeros(3, 2))
