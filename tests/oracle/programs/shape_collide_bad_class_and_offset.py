"""The dim is computed from the depth, and the depth forgets to grow."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Tree:
    def __init__(self, widths):
        self.widths = widths

    def model(self, x):
        self.level(x, 0)

    def level(self, x, depth):
        if depth == len(self.widths):
            pyro.sample("leaf", dist.Normal(0.0, 1.0), obs=x)
            return
        dim = -1 if depth < 2 else -depth
        with pyro.plate(f"level_{depth}", self.widths[depth], dim=dim):  # error: PYR201
            self.level(x, depth + 1)

    def guide(self, x):
        return None


tree = Tree([2, 3])
SVI(tree.model, tree.guide, pyro.optim.SGD({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3, 2))
