"""Linear regression whose model was improved in a later cell: the last definition is the one used."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

torch.manual_seed(0)
x = torch.linspace(0, 1, 20)
y = 3 * x + 0.1 * torch.randn(20)


# first try: far too many unknowns
def model(x, y):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.HalfNormal(1.0))
    with pyro.plate("points", len(x)):
        pyro.sample("y", dist.Normal(w * x + b, noise), obs=y)


# second try
def model(x, y):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("points", len(x)):
        pyro.sample("y", dist.Normal(w * x, 0.1), obs=y)


def guide(x, y):
    loc = pyro.param("w_loc", torch.zeros(()))
    scale = pyro.param("w_scale", torch.ones(()), constraint=dist.constraints.positive)
    pyro.sample("w", dist.Normal(loc, scale))


pyro.clear_param_store()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
for i in range(4):
    loss = svi.step(x, y)
print("final", loss)
