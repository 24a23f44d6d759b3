"""A deep Markov model with annealing and masks per time slice; sites in two plates' loops, vectorised masks."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


class DMM(nn.Module):
    def __init__(self, x=3, z=2, h=4):
        super().__init__()
        self.trans, self.emit = nn.Linear(z, 2 * z), nn.Linear(z, x)
        self.rnn = nn.RNN(x, h, batch_first=True)
        self.combine = nn.ModuleDict({"h": nn.Linear(h, 2 * z), "z": nn.Linear(z, 2 * z)})
        self.z_0, self.z_q_0 = nn.Parameter(torch.zeros(z)), nn.Parameter(torch.zeros(z))

    def model(self, seq, lengths, annealing_factor=1.0):
        T_max = seq.size(1)
        pyro.module("dmm", self)
        z_prev = self.z_0.expand(seq.size(0), self.z_0.size(0))
        with pyro.plate("z_minibatch", len(seq)):
            for t in pyro.markov(range(1, T_max + 1)):
                alive = lengths >= t
                loc, raw = self.trans(z_prev).chunk(2, -1)
                with poutine.scale(scale=annealing_factor):
                    z_t = pyro.sample("z_%d" % t, dist.Normal(loc, raw.exp()).mask(alive[:, None]).to_event(1))
                probs = self.emit(z_t).sigmoid()
                pyro.sample("obs_x_%d" % t, dist.Bernoulli(probs).mask(alive[:, None]).to_event(1), obs=seq[:, t - 1, :])
                z_prev = z_t

    def guide(self, seq, lengths, annealing_factor=1.0):
        T_max = seq.size(1)
        pyro.module("dmm", self)
        hidden, _ = self.rnn(seq)
        z_prev = self.z_q_0.expand(seq.size(0), self.z_q_0.size(0))
        with pyro.plate("z_minibatch", len(seq)):
            for t in pyro.markov(range(1, T_max + 1)):
                loc, raw = (self.combine["h"](hidden[:, t - 1]) + self.combine["z"](z_prev)).chunk(2, -1)
                with poutine.scale(None, annealing_factor):
                    q = dist.Normal(loc, raw.exp())
                    z_prev = pyro.sample("z_%d" % t, q.mask((lengths >= t)[:, None]).to_event(1))


dmm = DMM()
svi = SVI(dmm.model, dmm.guide, pyro.optim.ClippedAdam({"lr": 3e-4}), Trace_ELBO())
seq, lengths = torch.rand(2, 3, 3).round(), torch.tensor([3, 2])
for epoch in range(2):
    svi.step(seq, lengths, annealing_factor=min(1.0, 0.2 + epoch / 10))
