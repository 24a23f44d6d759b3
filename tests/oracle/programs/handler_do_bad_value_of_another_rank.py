"""The intervention has another rank than the draws: what is computed from it has the batch of the intervention."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(seen):
    dose = pyro.sample("dose", dist.Normal(0.0, 1.0))
    pyro.sample("effect", dist.Normal(dose, 1.0), obs=seen)  # error: PYR203


def guide(seen):
    pyro.sample("dose", dist.Normal(0.0, 1.0))


intervened = poutine.do(model, data={"dose": torch.tensor([1.0, 2.0, 3.0])})
SVI(intervened, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
