"""An HMM over several sequences: plates, markov as a context, and the infer dict spelled through dict()."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.distributions import constraints
from pyro.ops.indexing import Vindex

torch.manual_seed(4)
data = torch.bernoulli(torch.full((5, 4, 3), 0.5))
ENUM = dict(enumerate="parallel")


class Shifts:
    def __init__(self, n_states, n_lamps):
        self.n_states, self.n_lamps = n_states, n_lamps

    def model(self, batch):
        trans = pyro.param("trans", torch.eye(self.n_states) * 0.7 + 0.1, constraint=constraints.simplex)
        lit = pyro.sample("lit", dist.Beta(torch.ones(self.n_states, self.n_lamps), 1.0).to_event(2))
        lamp_plate = pyro.plate("lamps", self.n_lamps, dim=-1)
        with pyro.plate("machines", batch.shape[0], dim=-2):
            x = torch.tensor(0)
            hours = pyro.markov(range(batch.shape[1]))
            for t in hours:
                x = pyro.sample("x_%d" % t, dist.Categorical(trans[x]), infer=ENUM)
                with lamp_plate as lamp:
                    pyro.sample("on_%d" % t, dist.Bernoulli(Vindex(lit)[x, lamp]), obs=batch[:, t])

    def guide(self, batch):
        conc = pyro.param("lit_q", torch.full((self.n_states, self.n_lamps, 2), 2.0), constraint=constraints.positive)
        pyro.sample("lit", dist.Beta(conc[..., 0], conc[..., 1]).to_event(2))


hmm = Shifts(n_states=2, n_lamps=3)
elbo = TraceEnum_ELBO(max_plate_nesting=2)
svi = SVI(hmm.model, hmm.guide, pyro.optim.Adam({"lr": 0.01}), elbo)
for _ in range(2):
    svi.step(data)
