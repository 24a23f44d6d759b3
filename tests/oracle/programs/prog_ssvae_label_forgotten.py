"""Semi-supervised regression; the guide never imagines the missing labels, though they are missing in every step."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

n = 6
torch.manual_seed(0)
features = torch.randn(n, 2)


class Scorer:
    def __init__(self, dim):
        self.dim = dim

    def model(self, x, y=None):
        beta = pyro.sample("beta", dist.Normal(torch.zeros(self.dim), 1.0).to_event(1))
        with pyro.plate("rows", x.size(0)):
            score = pyro.sample("score", dist.Normal(x @ beta, 1.0), obs=y)
            pyro.sample("proxy", dist.Normal(score, 0.5), obs=x[:, 0])

    def guide(self, x, y=None):  # error: PYR301
        loc = pyro.param("beta_loc", torch.zeros(self.dim))
        scale = pyro.param("beta_scale", torch.ones(self.dim), constraint=dist.constraints.positive)
        pyro.sample("beta", dist.Normal(loc, scale).to_event(1))


s = Scorer(2)
svi = SVI(s.model, s.guide, pyro.optim.ClippedAdam({"lr": 0.01}), Trace_ELBO(num_particles=2))
for _ in range(2):
    svi.step(features)
