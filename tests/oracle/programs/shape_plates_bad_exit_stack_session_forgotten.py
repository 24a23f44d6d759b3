"""The likelihood is sampled over two of its three axes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from contextlib import ExitStack
from pyro.infer.autoguide import AutoNormal

SIZES = {"subject": 4, "item": 3, "session": 2}


class Design:
    def __init__(self):
        self.plates = {name: pyro.plate(name, size, dim=-1 - k) for k, (name, size) in enumerate(SIZES.items())}

    def site(self, name, over, fn, **kwargs):
        with ExitStack() as stack:
            for axis in over:
                stack.enter_context(self.plates[axis])
            return pyro.sample(name, fn, **kwargs)  # error: PYR203


def model(y):
    design = Design()
    a = design.site("a", ["subject"], dist.Normal(0.0, 1.0))
    b = design.site("b", ["item"], dist.Normal(0.0, 1.0))
    c = design.site("c", ["session", "item"], dist.Normal(0.0, 1.0))
    assert a.shape == (4,) and b.shape == (3, 1) and c.shape == (2, 3, 1)
    design.site("y", ["subject", "item"], dist.Normal(a + b + c, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3, 4))
