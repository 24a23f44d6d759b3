"""Topics over a vocabulary of six, guided over five."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

VOCABULARY = 6


class LDA:
    def model(self, words):
        with pyro.plate("topics", 2):
            phi = pyro.sample("phi", dist.Dirichlet(torch.ones(VOCABULARY)))
        with pyro.plate("words", len(words)):
            pyro.sample("word", dist.Categorical(phi.mean(0)), obs=words)

    def guide(self, words):
        size = VOCABULARY - 1
        alpha = pyro.param("alpha", torch.ones(2, size), constraint=dist.constraints.positive)
        with pyro.plate("topics", 2):
            pyro.sample("phi", dist.Dirichlet(alpha))  # error: PYR306


lda = LDA()
SVI(lda.model, lda.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.tensor([0, 4, 2]))
