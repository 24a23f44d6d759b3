"""Early returns and continue, on the same settings on both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Options:
    use_trend = True
    use_season = False
    skip = ("q2",)


def model(y, opt):
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    with pyro.plate("t", len(y)) as t:
        if not opt.use_trend:
            pyro.sample("y", dist.Normal(level, 1.0), obs=y)
            return level
    slope = pyro.sample("slope", dist.Normal(0.0, 0.1))
    season = torch.tensor(0.0)
    for q in ("q1", "q2", "q3"):
        if q in opt.skip:
            continue
        season = season + pyro.sample("season_" + q, dist.Normal(0.0, 0.1))
    with pyro.plate("t2", len(y)):
        pyro.sample("y", dist.Normal(level + slope * t + season, 1.0), obs=y)


def guide(y, opt):
    q = lambda name: dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 0.1)
    pyro.sample("level", q("level"))
    if opt.use_trend:
        pyro.sample("slope", q("slope"))
        for k in (1, 3):
            pyro.sample(f"season_q{k}", q(f"season_q{k}"))


options = Options()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(4), options)
options.use_trend = False
svi.step(torch.zeros(4), options)
