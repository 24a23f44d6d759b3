"""Geyser waiting times as a mixture: the component is summed out in the model first, then in a fuller guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta

N_KINDS = 2
minutes = torch.tensor([52.0, 55.0, 81.0, 79.0, 84.0, 50.0]) / 60
SHARED = ["share", "typical", "spread"]


@config_enumerate
def waiting(t):
    share = pyro.sample("share", dist.Dirichlet(torch.full((N_KINDS,), 2.0)))
    spread = pyro.sample("spread", dist.LogNormal(-2.0, 0.5))
    with pyro.plate("kinds", N_KINDS):
        typical = pyro.sample("typical", dist.Normal(1.0, 0.5))
    with pyro.plate("eruptions", t.numel()):
        kind = pyro.sample("kind", dist.Categorical(share))
        pyro.sample("wait", dist.Normal(typical[kind], spread), obs=t)


def start(site):
    table = {"share": torch.full((N_KINDS,), 0.5), "typical": torch.tensor([0.9, 1.3]), "spread": torch.tensor(0.1)}
    return table[site["name"]]


shared_guide = AutoDelta(poutine.block(waiting, expose=SHARED), init_loc_fn=start)


@config_enumerate
def everything(t):
    shared_guide(t)
    belief = pyro.param("belief", torch.full((t.numel(), N_KINDS), 0.5), constraint=dist.constraints.simplex)
    with pyro.plate("eruptions", t.numel()):
        pyro.sample("kind", dist.Categorical(belief))


pyro.set_rng_seed(0)
for guide in (shared_guide, everything):
    svi = SVI(waiting, guide, pyro.optim.Adam({"lr": 0.05}), loss=TraceEnum_ELBO(max_plate_nesting=1))
    for _ in range(2):
        svi.step(minutes)
