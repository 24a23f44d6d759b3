import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta, AutoDiagonalNormal, AutoGuideList


@config_enumerate
def model(data):
    with pyro.plate("K", 2):
        locs = pyro.sample("locs", dist.Normal(0.0, 3.0))
    mix = pyro.sample("mix", dist.Dirichlet(torch.ones(2)))
    with pyro.plate("N", len(data)):
        z = pyro.sample("z", dist.Categorical(mix))
        pyro.sample("data", dist.Normal(locs[z], 1.0), obs=data)


guide = AutoGuideList(model)
guide.append(AutoDiagonalNormal(pyro.poutine.block(model, expose=["locs"])))
guide.append(AutoDelta(pyro.poutine.block(model, hide_fn=lambda site: site["name"] in ("locs", "z", "data"))))
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.randn(5))
