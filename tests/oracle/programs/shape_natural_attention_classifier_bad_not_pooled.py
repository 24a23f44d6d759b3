"""The tokens are not pooled: a class is predicted for every token of every text."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from torch import nn

VOCABULARY, WIDTH, CLASSES = 10, 6, 3


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(VOCABULARY, WIDTH)
        self.query = nn.Linear(WIDTH, 1)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, tokens):
        h = self.embed(tokens)
        weights = torch.softmax(self.query(h).squeeze(-1), dim=-1)
        pooled = weights.unsqueeze(-1) * h
        return self.norm(pooled)


encoder = Encoder()


def model(tokens, labels):
    pyro.module("encoder", encoder)
    W = pyro.sample("W", dist.Normal(torch.zeros(WIDTH, CLASSES), 1.0).to_event(2))
    b = pyro.sample("b", dist.Normal(torch.zeros(CLASSES), 1.0).to_event(1))
    logits = encoder(tokens) @ W + b
    with pyro.plate("texts", tokens.size(0)):
        pyro.sample("labels", dist.Categorical(logits=logits), obs=labels)  # error: PYR205


def guide(tokens, labels):
    W_loc = pyro.param("W_loc", torch.zeros(WIDTH, CLASSES))
    b_loc = pyro.param("b_loc", torch.zeros(CLASSES))
    pyro.sample("W", dist.Normal(W_loc, 0.1).to_event(2))
    pyro.sample("b", dist.Normal(b_loc, 0.1).to_event(1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(2):
    svi.step(torch.randint(VOCABULARY, (4, 7)), torch.tensor([0, 1, 2, 0]))
