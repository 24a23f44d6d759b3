"""Sites that stand in the guide alone, or are observed in the model, are not compared."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    u = pyro.sample("u", dist.MultivariateNormal(torch.zeros(2), torch.eye(2)), infer={"is_auxiliary": True})
    pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)) + u.sum(), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
