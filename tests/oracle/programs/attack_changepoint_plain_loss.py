"""The same model trained with the loss that cannot sum anything out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.poutine import block

counts = torch.tensor([4.0, 5.0, 4.0, 1.0, 0.0, 1.0])


@config_enumerate
def model(counts):
    early, late = (pyro.sample(side, dist.Exponential(1.0)) for side in ("early", "late"))
    switch = pyro.sample("switch", dist.Categorical(torch.ones(6) / 6))
    for i, count in enumerate(counts):
        pyro.sample(f"count_{i}", dist.Poisson(torch.where(switch > i, early, late)), obs=count)


guide = AutoDelta(block(model, hide=["switch"]))
optimizer = pyro.optim.Adam({"lr": 0.05})
svi = SVI(model, guide, optimizer, Trace_ELBO())  # error: PYR301
svi.step(counts)
