import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


class Coin:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def model(self, flips):
        fairness = pyro.sample("fairness", dist.Beta(self.a, self.b))
        with pyro.plate("flips_plate", flips.size(0)):
            pyro.sample("flips", dist.Bernoulli(fairness), obs=flips)

    def guide(self, flips):  # error: PYR301
        alpha = pyro.param("alpha", torch.tensor(2.0), constraint=dist.constraints.positive)
        pyro.sample("Fairness", dist.Beta(alpha, 2.0))  # error: PYR302


coin = Coin(10.0, 10.0)
svi = SVI(coin.model, coin.guide, pyro.optim.SGD({"lr": 0.001}), loss=TraceGraph_ELBO())
svi.step(torch.tensor([1.0, 0.0, 1.0]))
