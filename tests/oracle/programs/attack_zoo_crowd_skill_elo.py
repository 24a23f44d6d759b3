"""Tournament skills: a site per player from the schedule, the newcomer only in the games."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

GAMES = [("ann", "bob", 1), ("bob", "cid", 0), ("cid", "dot", 1)]
ROSTER = {"ann": 25.0, "bob": 30.0, "cid": 20.0}


def players(games):
    seen = []
    for a, b, _ in games:
        for p in (a, b):
            if p not in seen:
                seen.append(p)
    return seen


def model(games):
    skill = {p: pyro.sample(f"skill[{p}]", dist.Normal(25.0, 8.0)) for p in players(games)}
    for i, (a, b, won) in enumerate(games):
        pyro.sample(f"game_{i}", dist.Bernoulli(logits=skill[a] - skill[b]), obs=torch.tensor(float(won)))


def guide(games):  # error: PYR301
    for p, start in ROSTER.items():
        loc = pyro.param(f"loc[{p}]", torch.tensor(start))
        pyro.sample(f"skill[{p}]", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(GAMES)
