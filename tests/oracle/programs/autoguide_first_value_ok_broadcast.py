import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal, init_to_value


def model(y):
    with pyro.plate("rows", 4):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


for first in (torch.tensor(0.5), torch.zeros(1)):
    for guide in (
        AutoDelta(model, init_loc_fn=lambda site: first),
        AutoNormal(model, init_loc_fn=init_to_value(values={"z": first, "other": torch.zeros(7)})),
    ):
        pyro.clear_param_store()
        SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
