"""A guide class derived from AutoGuide that makes the model's plates and samples by hand within them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoGuide
from pyro.nn import PyroParam


class LocalGuide(AutoGuide):
    def __init__(self, model, size):
        super().__init__(model)
        self.z_loc = PyroParam(torch.zeros(size))

    def forward(self, *args, **kwargs):
        if self.prototype_trace is None:
            self._setup_prototype(*args, **kwargs)
        plates = self._create_plates(*args, **kwargs)
        with plates["items"]:
            z = pyro.sample("z", dist.Normal(self.z_loc, 0.1))
        return {"z": z}


def model(y):
    with pyro.plate("items", len(y)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


y = torch.tensor([0.1, 0.4])
SVI(model, LocalGuide(model, 2), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(y)
