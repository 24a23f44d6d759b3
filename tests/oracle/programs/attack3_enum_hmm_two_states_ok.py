"""A factorial HMM with two hidden chains, written as in the examples."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro.ops.indexing import Vindex

seqs = torch.bernoulli(torch.full((3, 4, 2), 0.5))


def model(seqs, hidden=2):
    n, T, D = seqs.shape
    pw = pyro.sample("pw", dist.Dirichlet(torch.eye(hidden) + 1.0).to_event(1))
    px = pyro.sample("px", dist.Dirichlet(torch.eye(hidden) + 1.0).to_event(1))
    py = pyro.sample("py", dist.Beta(1.0, 1.0).expand([hidden, hidden, D]).to_event(3))
    tones = pyro.plate("tones", D, dim=-1)
    with pyro.plate("sequences", n, dim=-2):
        w, x = 0, 0
        for t in pyro.markov(range(T)):
            w = pyro.sample("w_{}".format(t), dist.Categorical(pw[w]), infer={"enumerate": "parallel"})
            x = pyro.sample("x_{}".format(t), dist.Categorical(px[x]), infer={"enumerate": "parallel"})
            with tones as tone:
                pyro.sample("y_{}".format(t), dist.Bernoulli(Vindex(py)[w, x, tone]), obs=seqs[:, t])


guide = AutoDelta(poutine.block(model, expose=["pw", "px", "py"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=2))
svi.step(seqs)
