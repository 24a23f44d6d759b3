"""`.to_event` takes the plate's dim into the event: the values of the enumerated site move into the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


@config_enumerate
def model(y):
    with pyro.plate("items", len(y)):
        kind = pyro.sample("kind", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(kind, 1.0).to_event(1), obs=y)  # error: PYR205


SVI(model, lambda y: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.ones(4))
