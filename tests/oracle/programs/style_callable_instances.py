"""Model and guide are instances with __call__; their site names are attributes set in __init__."""
import torch
import pyro
from pyro import sample, param, plate
from pyro.distributions import Gamma, Poisson, LogNormal
from pyro.infer import SVI, Trace_ELBO


class CountModel:
    def __init__(self, rate_name="rate", plate_name="days"):
        self.rate_name = rate_name
        self.plate_name = plate_name

    def __call__(self, counts):
        rate = sample(self.rate_name, Gamma(2.0, 1.0))
        with plate(self.plate_name, counts.shape[0]):
            sample("counts", Poisson(rate), obs=counts)


class CountGuide:
    def __init__(self, model: CountModel):
        self.names = {"rate": model.rate_name}

    def __call__(self, counts):
        loc = param("loc", torch.tensor(0.0))
        sample(self.names["rate"], LogNormal(loc, 0.1))


the_model = CountModel(rate_name="lambda")
svi = SVI(the_model, CountGuide(the_model), pyro.optim.RMSprop({"lr": 0.01}), Trace_ELBO())
for epoch in range(2):
    svi.step(torch.tensor([1.0, 4.0, 2.0]))
