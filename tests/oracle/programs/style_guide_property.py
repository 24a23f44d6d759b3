"""Model and guide as properties of a small object; the guide is an autoguide made once."""
import torch
import pyro
import pyro.distributions as dist
import pyro.infer.autoguide as ag
from pyro.infer import SVI, Trace_ELBO


class BetaBinomial:
    def __init__(self, trials: torch.Tensor, successes: torch.Tensor):
        self._trials = trials
        self._successes = successes
        self._guide = None

    @property
    def model(self):
        return self._forward

    @property
    def guide(self):
        if self._guide is None:
            self._guide = ag.AutoDiagonalNormal(self.model, init_loc_fn=ag.init_to_median(num_samples=5))
        return self._guide

    def _forward(self):
        a = pyro.sample("a", dist.Gamma(2.0, 0.5))
        b = pyro.sample("b", dist.Gamma(2.0, 0.5))
        with pyro.plate("groups", self._trials.shape[0]):
            p = pyro.sample("p", dist.Beta(a, b))
            pyro.sample("k", dist.Binomial(self._trials, p), obs=self._successes)

    def train(self, n_steps):
        optim = pyro.optim.Adam(dict(lr=1e-2))
        svi = SVI(self.model, self.guide, optim, Trace_ELBO())
        for _ in range(n_steps):
            yield svi.step()


pyro.set_rng_seed(11)
bb = BetaBinomial(torch.tensor([10.0, 20.0, 15.0]), torch.tensor([3.0, 12.0, 5.0]))
print(list(bb.train(3)))
