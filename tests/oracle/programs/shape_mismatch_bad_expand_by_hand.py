"""expand_by with the size of the neighbouring plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Survey:
    states, years = 4, 6

    def model(self, votes):
        with pyro.plate("states", self.states):
            base = pyro.sample("base", dist.Normal(0.0, 1.0).expand([self.years]))  # error: PYR205
            pyro.sample("votes", dist.Bernoulli(logits=base), obs=votes)

    def guide(self, votes):
        loc = pyro.param("loc", torch.zeros(self.states))
        with pyro.plate("states", self.states):
            pyro.sample("base", dist.Normal(loc, 1.0))


survey = Survey()
SVI(survey.model, survey.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(4))
