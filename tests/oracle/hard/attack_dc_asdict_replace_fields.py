"""Dataclass tools: replace, asdict, fields, post-init; a frozen variant adds a site."""
from dataclasses import asdict, dataclass, field, fields, replace
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@dataclass(frozen=True)
class Scales:
    level: float = 1.0
    slope: float = 0.5


@dataclass
class Trend:
    scales: Scales = Scales()
    extra: list = field(default_factory=list)
    names: tuple = field(init=False)

    def __post_init__(self):
        self.names = tuple(f.name for f in fields(self.scales)) + tuple(self.extra)

    def model(self, y):
        for name, scale in asdict(self.scales).items():
            pyro.sample(name, dist.Normal(0.0, scale))
        for name in self.extra:
            pyro.sample(name, dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    def guide(self, y):
        for name in self.names:
            pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


small = Trend()
large = replace(small, extra=["season"])
for trend in (small, large):
    SVI(trend.model, trend.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
