"""Names with a format width: the two sides pad with zeros, but not to the same width."""
import torch, pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

def model(y):
    loc = torch.zeros(())
    for layer in range(2):
        loc = pyro.sample(f"h{layer:02d}", dist.Normal(loc, 1.))
    pyro.sample("y", dist.Normal(loc, 1.), obs=y)

def guide(y):  # error: PYR301, PYR301
    for layer in range(2):
        m = pyro.param(f"m{layer:02d}", torch.zeros(()))
        pyro.sample(f"h{layer:03d}", dist.Normal(m, 1.))  # error: PYR302, PYR302

SVI(model, guide, pyro.optim.Adam({"lr": .01}), Trace_ELBO()).step(torch.tensor(1.))
