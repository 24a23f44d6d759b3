"""Configuration as nested dataclasses; optional parts of the model depend on it."""
from dataclasses import dataclass, field
from typing import Optional

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@dataclass
class PriorConfig:
    loc: float = 0.0
    scale: float = 1.0


@dataclass
class ModelConfig:
    slope: PriorConfig = field(default_factory=PriorConfig)
    intercept: Optional[PriorConfig] = None
    robust: bool = True


class Regression:
    def __init__(self, cfg: ModelConfig):
        self.cfg = cfg

    def model(self, x, y):
        s = self.cfg.slope
        mean = pyro.sample("slope", dist.Normal(s.loc, s.scale)) * x
        if self.cfg.intercept is not None:
            mean = mean + pyro.sample("intercept", dist.Normal(self.cfg.intercept.loc, self.cfg.intercept.scale))
        likelihood = dist.Normal(mean, 1.0)
        if self.cfg.robust:
            likelihood = dist.StudentT(1.0 + pyro.sample("dof", dist.Exponential(0.1)), mean, 1.0)
        with pyro.plate("n", len(x)):
            pyro.sample("y", likelihood, obs=y)

    def guide(self, x, y):
        pyro.sample("slope", dist.Normal(pyro.param("s", torch.tensor(0.0)), 0.1))
        if self.cfg.intercept:
            pyro.sample("intercept", dist.Normal(pyro.param("i", torch.tensor(0.0)), 0.1))
        if self.cfg.robust is True:
            pyro.sample("dof", dist.LogNormal(pyro.param("d", torch.tensor(0.0)), 0.1))


x = torch.randn(4)
for cfg in (ModelConfig(), ModelConfig(intercept=PriorConfig(scale=5.0), robust=False)):
    pyro.clear_param_store()
    reg = Regression(cfg)
    SVI(reg.model, reg.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x, 2 * x)
