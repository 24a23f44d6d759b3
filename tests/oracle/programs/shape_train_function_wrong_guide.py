"""A train(model, guide, data) function called with two guides, one of which is made for another model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def beta_model(data):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("data", data.size(0)):
        pyro.sample("obs", dist.Bernoulli(p), obs=data)


def beta_guide(data):
    a = pyro.param("a", torch.tensor(1.0), constraint=dist.constraints.positive)
    b = pyro.param("b", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a, b))


def logit_guide(data):  # error: PYR301
    loc = pyro.param("logit_loc", torch.tensor(0.0))
    pyro.sample("logit", dist.Normal(loc, 1.0))  # error: PYR302


def train(model, guide, data, num_steps=2):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    return [svi.step(data) for _ in range(num_steps)]


flips = torch.tensor([1.0, 1.0, 0.0])
results = {}
results["beta"] = train(beta_model, beta_guide, flips)
results["logit"] = train(beta_model, logit_guide, flips)
