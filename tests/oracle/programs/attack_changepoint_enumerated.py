"""Coal disasters: the year of the change is discrete and summed out; two rates are points."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta
from pyro.poutine import block

counts = torch.tensor([4.0, 5.0, 4.0, 1.0, 0.0, 1.0])
n_years = len(counts)


@config_enumerate
def model(counts):
    early = pyro.sample("early", dist.Exponential(1.0))
    late = pyro.sample("late", dist.Exponential(1.0))
    switch = pyro.sample("switch", dist.Categorical(torch.ones(n_years) / n_years))
    for i in range(n_years):
        rate = torch.where(switch > i, early, late)
        pyro.sample(f"count_{i}", dist.Poisson(rate), obs=counts[i])


guide = AutoDelta(block(model, hide_fn=lambda site: site["name"] == "switch"))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=0))
for _ in range(2):
    svi.step(counts)
