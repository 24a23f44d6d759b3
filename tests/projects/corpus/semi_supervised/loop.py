import pyro
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, config_enumerate


class SemiSupervisedLoop:
    def __init__(self, vae):
        guide = config_enumerate(vae.guide, "parallel", expand=True)
        optim = pyro.optim.Adam({"lr": 1e-3})
        self.loss = SVI(vae.model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=1, strict_enumeration_warning=False))

    def epoch(self, supervised, unsupervised):
        xs, ys = supervised
        return self.loss.step(xs, ys) + self.loss.step(unsupervised)
