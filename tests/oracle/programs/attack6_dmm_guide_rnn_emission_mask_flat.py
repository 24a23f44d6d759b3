"""A deep Markov model with an RNN guide over minibatches of sequences."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
import pyro.poutine as poutine
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO


class Emitter(nn.Module):
    def __init__(self, input_dim, z_dim, emission_dim):
        super().__init__()
        self.lin_z_to_hidden = nn.Linear(z_dim, emission_dim)
        self.lin_hidden_to_input = nn.Linear(emission_dim, input_dim)
        self.relu = nn.ReLU()

    def forward(self, z_t):
        h1 = self.relu(self.lin_z_to_hidden(z_t))
        return torch.sigmoid(self.lin_hidden_to_input(h1))


class GatedTransition(nn.Module):
    def __init__(self, z_dim, transition_dim):
        super().__init__()
        self.gate = nn.Sequential(nn.Linear(z_dim, transition_dim), nn.ReLU(), nn.Linear(transition_dim, z_dim), nn.Sigmoid())
        self.loc = nn.Linear(z_dim, z_dim)
        self.loc.weight.data = torch.eye(z_dim)
        self.sig = nn.Linear(z_dim, z_dim)

    def forward(self, z_t_1):
        gate = self.gate(z_t_1)
        loc = (1 - gate) * self.loc(z_t_1) + gate * z_t_1
        return loc, nn.functional.softplus(self.sig(z_t_1))


class Combiner(nn.Module):
    def __init__(self, z_dim, rnn_dim):
        super().__init__()
        self.z_to_hidden = nn.Linear(z_dim, rnn_dim)
        self.hidden_to_loc = nn.Linear(rnn_dim, z_dim)
        self.hidden_to_scale = nn.Linear(rnn_dim, z_dim)

    def forward(self, z_t_1, h_rnn):
        h = 0.5 * (torch.tanh(self.z_to_hidden(z_t_1)) + h_rnn)
        return self.hidden_to_loc(h), nn.functional.softplus(self.hidden_to_scale(h))


class DMM(nn.Module):
    def __init__(self, input_dim=8, z_dim=3, rnn_dim=6):
        super().__init__()
        self.emitter = Emitter(input_dim, z_dim, 5)
        self.trans = GatedTransition(z_dim, 4)
        self.combiner = Combiner(z_dim, rnn_dim)
        self.rnn = nn.RNN(input_size=input_dim, hidden_size=rnn_dim, batch_first=True, num_layers=1)
        self.z_0 = nn.Parameter(torch.zeros(z_dim))
        self.z_q_0 = nn.Parameter(torch.zeros(z_dim))
        self.h_0 = nn.Parameter(torch.zeros(1, 1, rnn_dim))

    def model(self, batch, mask, annealing_factor=1.0):
        T_max = batch.size(1)
        pyro.module("dmm", self)
        z_prev = self.z_0.expand(batch.size(0), self.z_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                z_loc, z_scale = self.trans(z_prev)
                with poutine.scale(None, annealing_factor):
                    z_t = pyro.sample("z_%d" % t, dist.Normal(z_loc, z_scale).mask(mask[:, t - 1 : t]).to_event(1))
                emission_probs_t = self.emitter(z_t)
                pyro.sample(  # error: PYR203
                    "obs_x_%d" % t,
                    dist.Bernoulli(emission_probs_t).to_event(1).mask(mask[:, t - 1 : t]),
                    obs=batch[:, t - 1, :],
                )
                z_prev = z_t

    def guide(self, batch, mask, annealing_factor=1.0):
        T_max = batch.size(1)
        pyro.module("dmm", self)
        h_0 = self.h_0.expand(1, batch.size(0), self.rnn.hidden_size).contiguous()
        rnn_output, _ = self.rnn(batch.flip(1), h_0)
        rnn_output = rnn_output.flip(1)
        z_prev = self.z_q_0.expand(batch.size(0), self.z_q_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                z_loc, z_scale = self.combiner(z_prev, rnn_output[:, t - 1, :])
                with poutine.scale(None, annealing_factor):
                    z_t = pyro.sample("z_%d" % t, dist.Normal(z_loc, z_scale).mask(mask[:, t - 1 : t]).to_event(1))
                z_prev = z_t


dmm = DMM()
batch = torch.bernoulli(torch.full((4, 5, 8), 0.5))
mask = (torch.arange(5) < torch.tensor([5, 3, 4, 2]).unsqueeze(-1)).float()
svi = SVI(dmm.model, dmm.guide, pyro.optim.ClippedAdam({"lr": 3e-4}), loss=Trace_ELBO())
svi.step(batch, mask, annealing_factor=0.2)
