"""A deep Markov model: recurrent guide, transitions gated, minibatch padded, annealing of the latent terms."""
import torch
import torch.nn as nn

import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, Trace_ELBO


class GatedTransition(nn.Module):
    def __init__(self, z_dim, hidden):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(z_dim, hidden), nn.ReLU(), nn.Linear(hidden, z_dim), nn.Sigmoid())
        self.proposed = nn.Linear(z_dim, z_dim)
        self.loc = nn.Linear(z_dim, z_dim)
        self.loc.weight.data = torch.eye(z_dim)
        self.loc.bias.data = torch.zeros(z_dim)
        self.sig = nn.Linear(z_dim, z_dim)
        self.relu, self.softplus = nn.ReLU(), nn.Softplus()

    def forward(self, z):
        gate = self.gate(z)
        proposed = self.proposed(z)
        loc = (1 - gate) * self.loc(z) + gate * proposed
        return loc, self.softplus(self.sig(self.relu(proposed)))


class DMM(nn.Module):
    def __init__(self, input_dim=4, z_dim=3, rnn_dim=5):
        super().__init__()
        self.emitter = nn.Sequential(nn.Linear(z_dim, 6), nn.ReLU(), nn.Linear(6, input_dim), nn.Sigmoid())
        self.trans = GatedTransition(z_dim, 6)
        self.rnn = nn.RNN(input_dim, rnn_dim, batch_first=True)
        self.combine = nn.Linear(rnn_dim + z_dim, 2 * z_dim)
        self.z_0 = nn.Parameter(torch.zeros(z_dim))
        self.z_q_0 = nn.Parameter(torch.zeros(z_dim))
        self.h_0 = nn.Parameter(torch.zeros(1, 1, rnn_dim))

    def model(self, mini_batch, mask, annealing_factor=1.0):
        T_max = mini_batch.size(1)
        pyro.module("dmm", self)
        z_prev = self.z_0.expand(mini_batch.size(0), self.z_0.size(0))
        with pyro.plate("z_minibatch", len(mini_batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                z_loc, z_scale = self.trans(z_prev)
                with poutine.scale(scale=annealing_factor):
                    z_t = pyro.sample("z_%d" % t, dist.Normal(z_loc, z_scale).mask(mask[:, t - 1 : t]).to_event(1))
                probs = self.emitter(z_t)
                pyro.sample(
                    "obs_x_%d" % t,
                    dist.Bernoulli(probs).mask(mask[:, t - 1 : t]).to_event(1),
                    obs=mini_batch[:, t - 1, :],
                )
                z_prev = z_t

    def guide(self, mini_batch, mask, annealing_factor=1.0):
        T_max = mini_batch.size(1)
        pyro.module("dmm", self)
        h_0 = self.h_0.expand(1, mini_batch.size(0), self.rnn.hidden_size).contiguous()
        rnn_output, _ = self.rnn(mini_batch.flip(1), h_0)
        rnn_output = rnn_output.flip(1)
        z_prev = self.z_q_0.expand(mini_batch.size(0), self.z_q_0.size(0))
        with pyro.plate("z_minibatch", len(mini_batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                raw = self.combine(torch.cat([z_prev, rnn_output[:, t - 1, :]], dim=-1))
                z_loc, z_raw = raw.chunk(2, -1)
                z_dist = dist.Normal(z_loc, nn.functional.softplus(z_raw) + 1e-3)
                with pyro.poutine.scale(None, annealing_factor):
                    z_prev = pyro.sample("z_%d" % t, z_dist.mask(mask[:, t - 1 : t]).to_event(1))


dmm = DMM()
adam = pyro.optim.ClippedAdam({"lr": 3e-4, "betas": (0.96, 0.999), "clip_norm": 10.0, "lrd": 0.99996})
svi = SVI(dmm.model, dmm.guide, adam, loss=Trace_ELBO())
x = torch.rand(6, 4, 4).round()
mask = (torch.arange(4) < torch.tensor([4, 3, 2, 4, 1, 4])[:, None]).float()
for epoch in range(2):
    svi.step(x, mask, 0.2 + 0.4 * epoch)
with torch.no_grad():
    dmm.eval()
    svi.evaluate_loss(x, mask)
