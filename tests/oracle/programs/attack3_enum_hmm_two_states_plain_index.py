"""A factorial HMM that indexes by two enumerated states in a row of brackets."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta

seqs = torch.bernoulli(torch.full((3, 4, 2), 0.5))


def model(seqs, hidden=2):
    n, T, D = seqs.shape
    pw = pyro.sample("pw", dist.Dirichlet(torch.eye(hidden) + 1.0).to_event(1))
    px = pyro.sample("px", dist.Dirichlet(torch.ones(hidden, hidden, hidden)).to_event(2))
    tones = pyro.plate("tones", D, dim=-1)
    with pyro.plate("sequences", n, dim=-2):
        w, x = 0, 0
        for t in pyro.markov(range(T)):
            w = pyro.sample("w_{}".format(t), dist.Categorical(pw[w]), infer={"enumerate": "parallel"})
            with tones as tone:
                pyro.sample("y_{}".format(t), dist.Bernoulli(pw[w, tone]), obs=seqs[:, t])


guide = AutoDelta(poutine.block(model, expose=["pw"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))  # error: PYR301
svi.step(seqs)
