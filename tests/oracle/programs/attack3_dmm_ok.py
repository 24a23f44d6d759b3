"""A deep Markov model with a recurrent guide."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


class Emitter(nn.Module):
    def __init__(self, x_dim, z_dim):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(z_dim, 8), nn.ReLU(), nn.Linear(8, x_dim), nn.Sigmoid())

    def forward(self, z):
        return self.net(z)


class Transition(nn.Module):
    def __init__(self, z_dim):
        super().__init__()
        self.gate = nn.Linear(z_dim, z_dim)
        self.prop = nn.Linear(z_dim, z_dim)
        self.scale = nn.Linear(z_dim, z_dim)
        self.softplus = nn.Softplus()

    def forward(self, z):
        g = torch.sigmoid(self.gate(z))
        loc = (1 - g) * z + g * self.prop(z)
        return loc, self.softplus(self.scale(torch.relu(loc)))


class Combiner(nn.Module):
    def __init__(self, z_dim, rnn_dim):
        super().__init__()
        self.hidden = nn.Linear(z_dim, rnn_dim)
        self.loc = nn.Linear(rnn_dim, z_dim)
        self.scale = nn.Linear(rnn_dim, z_dim)

    def forward(self, z, h_rnn):
        h = 0.5 * (torch.tanh(self.hidden(z)) + h_rnn)
        return self.loc(h), nn.functional.softplus(self.scale(h))


class DMM(nn.Module):
    def __init__(self, x_dim=6, z_dim=3, rnn_dim=5):
        super().__init__()
        self.emitter, self.trans = Emitter(x_dim, z_dim), Transition(z_dim)
        self.combiner = Combiner(z_dim, rnn_dim)
        self.rnn = nn.GRU(x_dim, rnn_dim, batch_first=True)
        self.z_0 = nn.Parameter(torch.zeros(z_dim))
        self.z_q_0 = nn.Parameter(torch.zeros(z_dim))
        self.h_0 = nn.Parameter(torch.zeros(1, 1, rnn_dim))

    def model(self, batch, mask, annealing=1.0):
        T = batch.size(1)
        pyro.module("dmm", self)
        z_prev = self.z_0.expand(batch.size(0), self.z_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T + 1)):
                loc, scale = self.trans(z_prev)
                with poutine.scale(scale=annealing):
                    z_t = pyro.sample(f"z_{t}", dist.Normal(loc, scale).mask(mask[:, t - 1 : t]).to_event(1))
                probs = self.emitter(z_t)
                pyro.sample(
                    f"obs_x_{t}",
                    dist.Bernoulli(probs).mask(mask[:, t - 1 : t]).to_event(1),
                    obs=batch[:, t - 1, :],
                )
                z_prev = z_t

    def guide(self, batch, mask, annealing=1.0):
        T = batch.size(1)
        pyro.module("dmm", self)
        h_0 = self.h_0.expand(1, batch.size(0), self.rnn.hidden_size).contiguous()
        rnn_output, _ = self.rnn(batch, h_0)
        z_prev = self.z_q_0.expand(batch.size(0), self.z_q_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T + 1)):
                loc, scale = self.combiner(z_prev, rnn_output[:, t - 1, :])
                z_dist = dist.Normal(loc, scale)
                with poutine.scale(scale=annealing):
                    z_prev = pyro.sample(f"z_{t}", z_dist.mask(mask[:, t - 1 : t]).to_event(1))


dmm = DMM()
svi = SVI(dmm.model, dmm.guide, pyro.optim.ClippedAdam({"lr": 1e-3}), Trace_ELBO())
batch = torch.bernoulli(torch.full((4, 3, 6), 0.5))
lengths = torch.tensor([3, 2, 1, 3])
mask = (torch.arange(3).unsqueeze(0) < lengths.unsqueeze(1)).float().bool()
for beta in (0.1, 1.0):
    svi.step(batch, mask, beta)
