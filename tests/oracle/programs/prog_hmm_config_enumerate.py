"""A hidden Markov model with its states summed out, MAP for the rest."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta

n_moods = 3
diary = torch.tensor([0.1, 1.1, 2.2, 0.9])


@config_enumerate
def model(days):
    switching = pyro.sample("switching", dist.Dirichlet(1.0 + 2.0 * torch.eye(n_moods)).to_event(1))
    typical = pyro.sample("typical", dist.Normal(torch.arange(3.0), 1.0).to_event(1))
    x = 0
    for t in pyro.markov(range(len(days))):
        x = pyro.sample(f"mood_{t}", dist.Categorical(switching[x]))
        pyro.sample(f"entry_{t}", dist.Normal(typical[x], 0.5), obs=days[t])


guide = AutoDelta(poutine.block(model, expose=["switching", "typical"]))
pyro.clear_param_store()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=0))
for _ in range(2):
    svi.step(diary)
