"""enumerate() runs through the plate as for does."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Model:
    def __init__(self, x):
        self.x = x
        self.plate = pyro.plate("n", len(x), dim=-1)

    def __call__(self):
        for k, i in enumerate(self.plate):  # error: PYR208
            pyro.sample("x_{}".format(i), dist.Normal(0.0, 1.0), obs=self.x[k])


model = Model(torch.zeros(3))
guide = lambda: None
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step()
