"""A deep Markov model whose mask has no column dim inside of the event."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class DMM(nn.Module):
    def __init__(self, x_dim=6, z_dim=3, rnn_dim=5):
        super().__init__()
        self.emitter = nn.Linear(z_dim, x_dim)
        self.trans = nn.Linear(z_dim, 2 * z_dim)
        self.rnn = nn.GRU(x_dim, rnn_dim, batch_first=True)
        self.combiner = nn.Linear(rnn_dim, 2 * z_dim)
        self.z_0 = nn.Parameter(torch.zeros(z_dim))

    def model(self, batch, mask):
        pyro.module("dmm", self)
        z = self.z_0.expand(batch.size(0), -1)
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(batch.size(1))):
                loc, scale = self.trans(z).chunk(2, -1)
                z = pyro.sample(f"z_{t}", dist.Normal(loc, scale.exp()).mask(mask[:, t, None]).to_event(1))
                pyro.sample(f"x_{t}", dist.Bernoulli(logits=self.emitter(z)).to_event(1), obs=batch[:, t])

    def guide(self, batch, mask):
        pyro.module("dmm", self)
        out, _ = self.rnn(batch)
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(batch.size(1))):
                loc, scale = self.combiner(out[:, t]).chunk(2, -1)
                pyro.sample(f"z_{t}", dist.Normal(loc, scale.exp()).to_event(1).mask(mask[:, t, None]))  # error: PYR306


dmm = DMM()
svi = SVI(dmm.model, dmm.guide, pyro.optim.ClippedAdam({"lr": 1e-3}), Trace_ELBO())
batch = torch.bernoulli(torch.full((4, 3, 6), 0.5))
mask = torch.arange(3).expand(4, 3) < torch.tensor([3, 2, 1, 3])[:, None]
svi.step(batch, mask)
