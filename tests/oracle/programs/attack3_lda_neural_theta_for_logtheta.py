"""The guide proposes the softmax of its draws where the model has logits' Normal, under another name."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class ProdLDA(nn.Module):
    def __init__(self, vocab_size, num_topics):
        super().__init__()
        self.num_topics = num_topics
        self.encoder = nn.Linear(vocab_size, num_topics)
        self.decoder = nn.Linear(num_topics, vocab_size)

    def model(self, docs):
        pyro.module("decoder", self.decoder)
        with pyro.plate("documents", docs.shape[0]):
            theta = pyro.sample("theta", dist.Dirichlet(docs.new_ones(self.num_topics)))
            pyro.sample("obs", dist.Multinomial(int(docs[0].sum()), logits=self.decoder(theta[..., : self.num_topics])), obs=docs)

    def guide(self, docs):
        pyro.module("encoder", self.encoder)
        with pyro.plate("documents", docs.shape[0]):
            alpha = F.softplus(self.encoder(docs)).sum(-1)
            pyro.sample("theta", dist.Dirichlet(alpha.unsqueeze(-1).expand(-1, self.num_topics + 1)))  # error: PYR306


docs = torch.tensor([[2.0, 1, 0, 1], [0, 0, 3, 1], [1, 1, 1, 1], [4, 0, 0, 0], [0, 2, 2, 0]])
net = ProdLDA(docs.shape[-1], 3)
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 1e-3}), loss=Trace_ELBO())
svi.step(docs)
