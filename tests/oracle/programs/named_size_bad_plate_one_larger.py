"""One more in the plate than in the parameters, however many there are."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Responses:
    def __init__(self, count):
        self.count = count

    def model(self, who, answers):
        with pyro.plate("people", self.count):
            ability = pyro.sample("ability", dist.Normal(0.0, 1.0))
        with pyro.plate("answers", len(answers)):
            pyro.sample("answer", dist.Bernoulli(logits=ability[who]), obs=answers)

    def guide(self, who, answers):
        loc = pyro.param("loc", torch.zeros(self.count))
        scale = pyro.param("scale", torch.ones(self.count), constraint=constraints.positive)
        with pyro.plate("people", self.count + 1):
            pyro.sample("ability", dist.Normal(loc, scale))  # error: PYR205

    def fit(self, who, answers, steps=2):
        svi = SVI(self.model, self.guide, Adam({"lr": 0.05}), loss=Trace_ELBO())
        for _ in range(steps):
            svi.step(who, answers)


def load():
    return torch.randint(4, (20,)), torch.randint(2, (20,)).float(), int(torch.randint(4, 6, ()).item())


if __name__ == "__main__":
    who, answers, count = load()
    Responses(count).fit(who, answers)
