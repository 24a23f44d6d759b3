import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(m, 1.0), obs=x)


svi = SVI(
    model=model,
    guide=AutoNormal(model),
    optim=pyro.optim.Adam({"lr": 0.1}),
    loss=TraceEnum_ELBO(max_plate_nesting=1),  # error: PYR402
)
svi.step(torch.zeros(3))
