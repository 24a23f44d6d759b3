import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceEnum_ELBO, config_enumerate


@config_enumerate
def model():
    hours = pyro.plate("hours", 2, dim=-2)
    days = pyro.plate("days", 3, dim=-1)
    with hours:
        busy = pyro.sample("busy", dist.Bernoulli(0.5))
    with days:
        holiday = pyro.sample("holiday", dist.Bernoulli(0.2))
    with hours, days:
        rate = 1.0 + 3.0 * busy - 0.5 * holiday
        pyro.sample("calls", dist.Poisson(rate), obs=torch.ones(2, 3))  # error: PYR405


TraceEnum_ELBO(max_plate_nesting=2).compute_marginals(model, lambda: None)
