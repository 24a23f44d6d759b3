# shows: PYR205 mismatch
"""The sequences stand at the tones' dim and the other way round."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate
from pyro import poutine
from pyro.infer.autoguide import AutoDelta
from pyro.ops.indexing import Vindex

hidden_dim = 3


@config_enumerate
def model(sequences, lengths):
    num_sequences, max_length, data_dim = sequences.shape
    with poutine.mask(mask=True):
        probs_x = pyro.sample("probs_x", dist.Dirichlet(0.9 * torch.eye(hidden_dim) + 0.1).to_event(1))
        probs_y = pyro.sample("probs_y", dist.Beta(0.1, 0.9).expand([hidden_dim, data_dim]).to_event(2))
    tones_plate = pyro.plate("tones", data_dim, dim=-2)
    with pyro.plate("sequences", num_sequences, dim=-1):
        x = 0
        for t in pyro.markov(range(max_length)):
            with poutine.mask(mask=(t < lengths).unsqueeze(-1)):
                x = pyro.sample("x_{}".format(t), dist.Categorical(probs_x[x]))
                with tones_plate as tone:
                    y_probs = Vindex(probs_y)[x.squeeze(-1)] if x.dim() == 1 else probs_y[x.squeeze(-1)]
                    pyro.sample(  # error: PYR205
                        "y_{}".format(t), dist.Bernoulli(y_probs), obs=sequences[:, t]
                    )


torch.manual_seed(0)
sequences = torch.bernoulli(torch.full((2, 3, 4), 0.5))
lengths = torch.tensor([2, 3])
guide = AutoDelta(poutine.block(model, expose=["probs_x", "probs_y"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(sequences, lengths)
svi.step(sequences, lengths)
