"""PYR105: the site has no event_dim, so Pyro leaves out the check that the guide's draws have the model's shape.

`pyro.util.check_model_guide_match` looks at sites only that have an event_dim on both sides. A distribution of torch in the
model is accepted, as long as the guide draws the value.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def wrong():
    def model(data):
        with pyro.plate("data", 3):
            z = pyro.sample("z", torch.distributions.Normal(0.0, 1.0))  # error: PYR105
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        with pyro.plate("data", 3):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(torch.ones(3))
    trace = pyro.poutine.trace(pyro.poutine.condition(model, {"z": torch.zeros(3)})).get_trace(torch.ones(3))
    return {"the site knows its event_dim": hasattr(trace.nodes["z"]["fn"], "event_dim")}


def right():
    def model(data):
        with pyro.plate("data", 3):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

    def guide(data):
        with pyro.plate("data", 3):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(torch.ones(3))
    trace = pyro.poutine.trace(pyro.poutine.condition(model, {"z": torch.zeros(3)})).get_trace(torch.ones(3))
    return {"the site knows its event_dim": hasattr(trace.nodes["z"]["fn"], "event_dim")}


def harm(measured):
    return not measured["the site knows its event_dim"]
