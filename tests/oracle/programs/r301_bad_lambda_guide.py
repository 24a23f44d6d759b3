import torch, pyro
import pyro.distributions as D
from pyro.infer import RenyiELBO

observed = torch.tensor(1.3)


def model():
    a = pyro.sample("a", D.Normal(0, 1))
    b = pyro.sample("b", D.Normal(a, 1))
    pyro.sample("c", D.Normal(b, 1), obs=observed)


guide = lambda: pyro.sample("a", D.Normal(pyro.param("a_loc", torch.tensor(0.0)), 1))  # error: PYR301

RenyiELBO(alpha=0.5, num_particles=2).loss(model, guide)
