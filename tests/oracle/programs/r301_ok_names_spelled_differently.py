import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

STEPS = 3
PREFIX = "x"


def model(ys):
    x = torch.tensor(0.0)
    for t, y in enumerate(ys):
        x = pyro.sample(f"x_{t + 1}", dist.Normal(x, 1.0))
        pyro.sample("y_" + str(t), dist.Normal(x, 1.0), obs=y)


def guide(ys):
    for i in range(1, STEPS + 1):
        loc = pyro.param("loc_{}".format(i), torch.tensor(0.0))
        pyro.sample("%s_%d" % (PREFIX, i), dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.zeros(STEPS))
