import torch
import pyro
from pyro.distributions import Beta, Bernoulli, constraints
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.primitives import sample as draw


class Model:
    def __init__(self, site):
        self.site = site

    def __call__(self, flips):
        p = draw(self.site, Beta(1.0, 1.0))
        for i, f in enumerate(flips):
            draw(f"{self.site}/flip/{i}", Bernoulli(p), obs=f)


class Guide(Model):
    def __call__(self, flips):
        a = pyro.param("a", torch.tensor(1.0), constraint=constraints.positive)
        draw(self.site, Beta(a, 1.0))


model, guide = (cls("fair") for cls in (Model, Guide))
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), TraceGraph_ELBO()).step(torch.tensor([1.0, 0.0]))
