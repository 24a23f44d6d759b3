"""An HMM over padded sequences, the states enumerated, lengths masked away."""
# shows: PYR202 Shape mismatch inside plate
import torch
from torch.distributions import constraints
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, JitTraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro.ops.indexing import Vindex

HIDDEN = 4
TONES = 7


def model_1(sequences, lengths, args_hidden=HIDDEN, include_prior=True):
    num_sequences, max_length, data_dim = sequences.shape
    with poutine.mask(mask=include_prior):
        probs_x = pyro.sample("probs_x", dist.Dirichlet(0.9 * torch.eye(args_hidden) + 0.1).to_event(1))
        probs_y = pyro.sample("probs_y", dist.Beta(0.1, 0.9).expand([args_hidden, data_dim]).to_event(2))
    tones_plate = pyro.plate("tones", data_dim, dim=-1)
    with pyro.plate("sequences", num_sequences, dim=-2) as batch:
        lengths = lengths[batch]
        x = 0
        for t in pyro.markov(range(max_length)):
            with poutine.mask(mask=(t < lengths).unsqueeze(-1)):
                x = pyro.sample("x_{}".format(t), dist.Categorical(probs_x[x]), infer={"enumerate": "parallel"})
                with tones_plate:
                    pyro.sample(
                        "y_{}".format(t),
                        dist.Bernoulli(probs_y[x.squeeze(-1)]),
                        obs=sequences[batch, t],
                    )


sequences = torch.bernoulli(torch.full((5, 6, TONES), 0.4))
lengths = torch.tensor([6, 4, 3, 6, 2])
guide = AutoDelta(poutine.block(model_1, expose_fn=lambda msg: msg["name"].startswith("probs_")))
elbo = TraceEnum_ELBO(max_plate_nesting=1)  # error: PYR202
svi = SVI(model_1, guide, pyro.optim.Adam({"lr": 0.05}), elbo)
svi.step(sequences, lengths)
