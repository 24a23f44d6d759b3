"""Weather of two towns: a discrete HMM with enumerated states and a hand-written global guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

HIDDEN = 3


def model(sequences, include_prior=True):
    num_seq, T = sequences.shape
    with pyro.plate("hidden", HIDDEN):
        trans = pyro.sample("trans", dist.Dirichlet(torch.ones(HIDDEN)))
        emit = pyro.sample("emit", dist.Beta(1.0, 1.0))
    with pyro.plate("sequences", num_seq, dim=-1):
        x = 0
        for t in pyro.markov(range(T)):
            x = pyro.sample("x_{}".format(t), dist.Categorical(trans[x]), infer={"enumerate": "parallel"})
            pyro.sample("y_{}".format(t), dist.Bernoulli(emit[x]), obs=sequences[:, t])


def guide(sequences, include_prior=True):
    q = pyro.param("trans_q", torch.full((HIDDEN, HIDDEN), 1.0 / HIDDEN), constraint=dist.constraints.simplex)
    e = pyro.param("emit_q", torch.linspace(0.2, 0.8, HIDDEN), constraint=dist.constraints.unit_interval)
    with pyro.plate("hidden", HIDDEN):
        pyro.sample("trans", dist.Delta(q, event_dim=1))
        pyro.sample("emit", dist.Delta(e))


sequences = torch.bernoulli(torch.full((2, 4), 0.5))
elbo = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), elbo)
for step in range(2):
    svi.step(sequences)
