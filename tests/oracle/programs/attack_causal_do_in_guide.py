"""Confounded treatment: inference on the intervened model needs no guide site for the treatment."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def causal_model(n=6):
    u = pyro.sample("u", dist.Normal(0.0, 1.0))
    with pyro.plate("n", n):
        t = pyro.sample("t", dist.Normal(u, 1.0))
        return pyro.sample("y", dist.Normal(t + u, 0.5))


def guide(n=6):
    pyro.sample("u", dist.Normal(pyro.param("u_loc", torch.tensor(0.0)), 0.3))


data = {"t": torch.randn(6), "y": torch.randn(6)}
observational = pyro.condition(causal_model, data=data)
svi = SVI(observational, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step()
intervened = pyro.do(pyro.condition(causal_model, data={"y": data["y"]}), data={"t": torch.zeros(6)})
pyro.poutine.trace(intervened).get_trace()
