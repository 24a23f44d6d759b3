"""In the guide a parameter and the site have one name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

y = torch.tensor([1.0, 2.0, 2.5])


def model(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 3.0))
    with pyro.plate("y_plate", y.shape[0]):
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    theta = pyro.param("theta", torch.tensor(0.0))
    pyro.sample("theta", dist.Delta(theta))  # error: PYR102


pyro.clear_param_store()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(y)
