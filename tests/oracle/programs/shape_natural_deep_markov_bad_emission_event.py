"""Emissions of four sequences by three dims, with no event dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class DMM(nn.Module):
    def __init__(self, x_dim=3, z_dim=2, rnn_dim=4):
        super().__init__()
        self.emitter = nn.Sequential(nn.Linear(z_dim, 5), nn.ReLU(), nn.Linear(5, x_dim), nn.Sigmoid())
        self.trans = nn.Linear(z_dim, 2 * z_dim)
        self.combine = nn.Linear(z_dim + rnn_dim, 2 * z_dim)
        self.rnn = nn.GRU(x_dim, rnn_dim, batch_first=True)
        self.z_0 = nn.Parameter(torch.zeros(z_dim))
        self.z_q_0 = nn.Parameter(torch.zeros(z_dim))
        self.h_0 = nn.Parameter(torch.zeros(1, 1, rnn_dim))

    def model(self, batch, mask, annealing=1.0):
        T_max = batch.size(1)
        pyro.module("dmm", self)
        z_prev = self.z_0.expand(batch.size(0), self.z_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                loc, log_scale = self.trans(z_prev).split(self.z_0.size(0), dim=-1)
                with pyro.poutine.scale(scale=annealing):
                    step = dist.Normal(loc, log_scale.exp()).mask(mask[:, t - 1 : t]).to_event(1)
                    z_t = pyro.sample("z_%d" % t, step)
                emission = dist.Bernoulli(self.emitter(z_t).unsqueeze(1)).mask(mask[:, t - 1, None, None]).to_event(1)
                pyro.sample("obs_x_%d" % t, emission, obs=batch[:, t - 1, :])  # error: PYR203
                z_prev = z_t

    def guide(self, batch, mask, annealing=1.0):
        T_max = batch.size(1)
        pyro.module("dmm", self)
        h_0 = self.h_0.expand(1, batch.size(0), self.rnn.hidden_size).contiguous()
        rnn_output, _ = self.rnn(batch.flip(1), h_0)
        rnn_output = rnn_output.flip(1)
        z_prev = self.z_q_0.expand(batch.size(0), self.z_q_0.size(0))
        with pyro.plate("z_minibatch", len(batch)):
            for t in pyro.markov(range(1, T_max + 1)):
                both = self.combine(torch.cat((z_prev, rnn_output[:, t - 1, :]), dim=-1))
                loc, log_scale = both.chunk(2, dim=-1)
                with pyro.poutine.scale(scale=annealing):
                    z_dist = dist.Normal(loc, torch.nn.functional.softplus(log_scale)).mask(mask[:, t - 1 : t])
                    z_prev = pyro.sample("z_%d" % t, z_dist.to_event(1))


dmm = DMM()
svi = SVI(dmm.model, dmm.guide, pyro.optim.ClippedAdam({"lr": 0.001}), Trace_ELBO())
for annealing in (0.1, 1.0):
    svi.step(torch.ones(4, 1, 3), torch.ones(4, 1).bool(), annealing)
