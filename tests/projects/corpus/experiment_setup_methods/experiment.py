import pyro
import pyro.distributions as dist
from pyro.infer import SVI, JitTrace_ELBO, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal


class Experiment:
    def __init__(self, config):
        self.config = config
        self.guide = None
        self.svi = None

    def model(self, x):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.HalfNormal(1.0))
        with pyro.plate("rows", x.shape[0]):
            pyro.sample("x", dist.Normal(loc, scale), obs=x)

    def setup(self):
        self.guide = AutoNormal(self.model) if self.config["guide"] == "auto" else AutoDelta(self.model)
        loss = JitTrace_ELBO() if self.config.get("jit") else Trace_ELBO()
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": self.config["lr"]}), loss)

    def train(self, x):
        assert self.svi is not None, "call setup first"
        for _ in range(2):
            self.svi.step(x)
