"""condition as a function with a literal dict and with dict(), and as a decorator; each has a guide that fits."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def bakery(flour):
    oven = pyro.sample("oven", dist.Normal(220.0, 10.0))
    humidity = pyro.sample("humidity", dist.Normal(0.0, 1.0))
    rise = 0.1 * oven + 2.0 * humidity + flour
    return pyro.sample("rise", dist.Normal(rise, 0.5))


@poutine.condition(data={"humidity": torch.tensor(0.0)})
def dry_bakery(flour):
    return bakery(flour)


measured = pyro.condition(bakery, data={"rise": torch.tensor(25.0)})
measured_dry = pyro.condition(dry_bakery, data=dict(rise=torch.tensor(23.0)))


def oven_guide(flour):
    pyro.sample("oven", dist.Normal(pyro.param("oven_q", torch.tensor(220.0)), 2.0))


def full_guide(flour):
    oven_guide(flour)
    pyro.sample("humidity", dist.Normal(pyro.param("humidity_q", torch.tensor(0.0)), 1.0))


for m, g in [(measured, full_guide), (measured_dry, oven_guide)]:
    pyro.clear_param_store()
    svi = SVI(model=m, guide=g, optim=pyro.optim.SGD({"lr": 1e-4}), loss=Trace_ELBO())
    for _ in range(2):
        svi.step(1.5)
