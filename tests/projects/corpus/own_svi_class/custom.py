import pyro
from pyro.infer import SVI, Trace_ELBO


class ClippedSVI(SVI):
    def __init__(self, model, guide, limit, **kwargs):
        optim = pyro.optim.ClippedAdam({"lr": 0.01, "clip_norm": limit})
        super().__init__(model, guide, optim, loss=Trace_ELBO(num_particles=1), **kwargs)
        self.seen = 0

    def step(self, *args, **kwargs):
        self.seen += 1
        return super().step(*args, **kwargs)
