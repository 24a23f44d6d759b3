"""A draft of a survey model: an if on the observation, both arms spelling the site, one arm misspelt."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO


def model(group, answers=None):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("groups", 2):
        alpha = pyro.sample("alpha", dist.Normal(mu, 1.0))
    with pyro.plate("people", len(group)):
        if answers is None:
            return pyro.sample("answer", dist.Bernoulli(logits=alpha[group]))
        return pyro.sample("answers", dist.Bernoulli(logits=alpha[group]), obs=answers)


def guide(group, answers=None):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("groups", 2):
        pyro.sample("alpha", dist.Normal(pyro.param("a", torch.zeros(2)), 1.0))


group = torch.tensor([0, 1, 1])
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(group, torch.tensor([1.0, 0.0, 1.0]))
print(Predictive(model, guide=guide, num_samples=2)(group)["answer"])
