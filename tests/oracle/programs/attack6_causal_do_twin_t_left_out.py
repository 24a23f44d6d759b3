"""A small causal model with an intervention, trained once and asked twice."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, Predictive, Importance, EmpiricalMarginal
from pyro.infer.autoguide import AutoMultivariateNormal
from pyro import poutine

n = 40
z0 = torch.randn(n)
t0 = (z0 + torch.randn(n) > 0).float()
y0 = 2 * t0 + z0


def scm(n_units):
    w_t = pyro.sample("w_t", dist.Normal(0.0, 1.0))
    w_y = pyro.sample("w_y", dist.Normal(torch.zeros(2), torch.ones(2)).to_event(1))
    with pyro.plate("units", n_units):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        t = pyro.sample("t", dist.Bernoulli(logits=w_t * z))
        y = pyro.sample("y", dist.Normal(w_y[..., 0] * t + w_y[..., 1] * z, 0.5))
    return y


conditioned = pyro.condition(scm, data={"z": z0, "y": y0})
guide = AutoMultivariateNormal(conditioned)  # error: PYR413
svi = SVI(conditioned, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(n)
for value in (0.0, 1.0):
    intervened = pyro.do(pyro.condition(scm, data={"z": z0}), data={"t": torch.full((n,), value)})
    y_do = Predictive(intervened, guide=guide, num_samples=4)(n)["y"]
