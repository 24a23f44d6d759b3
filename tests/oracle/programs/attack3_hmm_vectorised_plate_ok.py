"""A neural HMM over padded sequences with masks."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro import poutine


def model(sequences, lengths, hidden_dim=4):
    num_sequences, max_length, data_dim = sequences.shape
    probs_x = pyro.sample("probs_x", dist.Dirichlet(0.9 * torch.eye(hidden_dim) + 0.1).to_event(1))
    probs_y = pyro.sample("probs_y", dist.Beta(0.1, 0.9).expand([hidden_dim, data_dim]).to_event(2))
    tones_plate = pyro.plate("tones", data_dim, dim=-1)
    with pyro.plate("sequences", num_sequences, dim=-2) as batch:
        lengths = lengths[batch]
        x = 0
        for t in pyro.markov(range(max_length)):
            with poutine.mask(mask=(t < lengths).unsqueeze(-1)):
                x = pyro.sample(f"x_{t}", dist.Categorical(probs_x[x]), infer={"enumerate": "parallel"})
                with tones_plate:
                    pyro.sample(f"y_{t}", dist.Bernoulli(probs_y[x.squeeze(-1)]), obs=sequences[batch, t])


torch.manual_seed(1)
sequences = torch.bernoulli(torch.full((5, 4, 3), 0.4))
lengths = torch.tensor([4, 3, 2, 4, 1])
guide = AutoDelta(poutine.block(model, expose=["probs_x", "probs_y"]))
elbo = TraceEnum_ELBO(max_plate_nesting=2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), elbo)
for _ in range(2):
    svi.step(sequences, lengths)
