import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.optim import Adam

readings = torch.tensor([0.3, 1.9, 2.2, 0.1])


def model(readings):
    with pyro.plate("sensors", len(readings)):
        broken = pyro.sample("broken", dist.Bernoulli(0.2))
        pyro.sample("reading", dist.Normal(2.0 * broken, 0.5), obs=readings)
    # Independent of the sensors, and yet written after them.
    pyro.sample("outside", dist.Normal(0.0, 1.0), obs=torch.tensor(0.4))  # error: PYR404


@config_enumerate
def guide(readings):
    probs = pyro.param("probs", torch.full((len(readings),), 0.3), constraint=dist.constraints.unit_interval)
    with pyro.plate("sensors", len(readings)):
        pyro.sample("broken", dist.Bernoulli(probs))


svi = SVI(model, guide, Adam({"lr": 0.05}), loss=TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(2):
    svi.step(readings)
