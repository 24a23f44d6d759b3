"""Float levels made to integers and back; dose labels agree."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DOSES = [0.5, 1.0, 2.5]


def model(y):
    for dose in DOSES:
        pyro.sample(f"effect_{dose:g}mg", dist.Normal(0.0, 1.0))
        pyro.sample(f"tenth_{int(dose * 10)}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for label, tenth in zip(("0.5", "1", "2.5"), (5, 10, 25)):
        pyro.sample("effect_" + label + "mg", dist.Normal(0.0, 1.0))
        pyro.sample(f"tenth_{tenth}", dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
