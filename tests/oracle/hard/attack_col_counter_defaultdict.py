"""Repeated words are counted; each distinct word is one site in both collections."""
from collections import Counter, OrderedDict, defaultdict, deque
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

words = "to be or not to be".split()
counts = Counter(words)


def model(y):
    for word, n in counts.items():
        rate = pyro.sample("rate_" + word, dist.Gamma(1.0, 1.0))
        pyro.sample("n_" + word, dist.Poisson(rate), obs=torch.tensor(float(n)))


def guide(y):
    where = defaultdict(list)
    for i, word in enumerate(words):
        where[word].append(i)
    todo = deque(OrderedDict(where))
    while todo:
        word = todo.popleft()
        pyro.sample(f"rate_{word}", dist.LogNormal(pyro.param(word, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(None)
