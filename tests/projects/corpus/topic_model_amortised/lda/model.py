import math

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self, vocabulary, topics):
        super().__init__()
        self.fc = nn.Linear(vocabulary, 16)
        self.drop = nn.Dropout(0.2)
        self.mu, self.lv = nn.Linear(16, topics), nn.Linear(16, topics)

    def forward(self, docs):
        h = self.drop(F.softplus(self.fc(docs)))
        return self.mu(h), (0.5 * self.lv(h)).exp()


class ProdLDA(nn.Module):
    def __init__(self, vocabulary, topics):
        super().__init__()
        self.topics = topics
        self.encoder = Encoder(vocabulary, topics)
        self.beta = nn.Linear(topics, vocabulary, bias=False)

    def model(self, docs):
        pyro.module("beta", self.beta)
        with pyro.plate("documents", docs.shape[0]):
            logtheta = pyro.sample("logtheta", dist.Normal(docs.new_zeros(docs.shape[0], self.topics), math.sqrt(2.0)).to_event(1))
            theta = F.softmax(logtheta, -1)
            probs = F.softmax(self.beta(theta), dim=-1)
            total = int(docs.sum(-1).max())
            pyro.sample("obs", dist.Multinomial(total, probs, validate_args=False), obs=docs)

    def guide(self, docs):
        pyro.module("encoder", self.encoder)
        with pyro.plate("documents", docs.shape[0]):
            loc, scale = self.encoder(docs)
            pyro.sample("logtheta", dist.Normal(loc, scale).to_event(1))
