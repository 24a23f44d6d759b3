"""zip(*), chain.from_iterable, starmap, accumulate, pairwise by zip, filter(None), takewhile, cycle."""
from itertools import accumulate, chain, cycle, repeat, starmap, takewhile
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

pairs = [("a", 1), ("b", 2)]
letters, numbers = zip(*pairs)


def model(y):
    for n in starmap("{}{}".format, pairs):
        pyro.sample(n, dist.Normal(0.0, 1.0))
    for n in chain.from_iterable([letters, filter(None, ["", "c"])]):
        pyro.sample(n, dist.Normal(0.0, 1.0))
    for total in accumulate(numbers):
        pyro.sample(f"sum{total}", dist.Normal(0.0, 1.0))
    for n, side in zip(range(3), cycle("lr")):
        pyro.sample(f"{side}{n}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    names = "a1 b2 a b c sum1 sum3 l0 r1 l2 stop never".split()
    for n, scale in zip(takewhile(lambda name: name != "stop", names), repeat(1.0)):
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), scale))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
