"""The model's plates are right; the guide draws the auxiliary noise as an undeclared batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    noise = pyro.sample(  # error: PYR203
        "noise", dist.Normal(torch.zeros(3), 1.0), infer={"is_auxiliary": True}
    )
    loc = pyro.param("loc", torch.zeros(3))
    pyro.sample("z", dist.Delta(loc + noise.cumsum(-1), event_dim=1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
