"""A river's hidden level day by day: a recurrent guide, mini-batches, a warm-up factor, evaluation by a second SVI."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, JitTrace_ELBO, Trace_ELBO


class River(nn.Module):
    def __init__(self, gauges=2, level=3, memory=4):
        super().__init__()
        self.flow = nn.Linear(level, level)
        self.gauge = nn.Linear(level, gauges)
        self.reader = nn.GRU(gauges, memory, batch_first=True)
        self.belief = nn.Linear(memory + level, 2 * level)
        self.source = nn.Parameter(torch.zeros(level))

    def model(self, readings, warmup=1.0):
        pyro.module("river", self)
        level = self.source.expand(len(readings), -1)
        with pyro.plate("years", len(readings)):
            for day in pyro.markov(range(readings.shape[1])):
                with poutine.scale(scale=warmup):
                    level = pyro.sample(f"level/{day}", dist.Normal(self.flow(level), 0.5).to_event(1))
                pyro.sample(f"reading/{day}", dist.Normal(self.gauge(level), 0.1).to_event(1), obs=readings[:, day])

    def guide(self, readings, warmup=1.0):
        pyro.module("river", self)
        notes, _ = self.reader(readings.flip(1))
        notes = notes.flip(1)
        level = self.source.expand(len(readings), -1)
        with pyro.plate("years", len(readings)), poutine.scale(scale=warmup):
            for day in pyro.markov(range(readings.shape[1])):
                loc, raw = self.belief(torch.cat([notes[:, day], level], -1)).chunk(2, -1)
                level = pyro.sample("level/" + str(day), dist.Normal(loc, raw.exp()).to_event(1))


def main(compiled=False):
    pyro.set_rng_seed(0)
    river = River()
    optim = pyro.optim.ClippedAdam({"lr": 1e-3, "clip_norm": 5.0})
    training = SVI(river.model, river.guide, optim, loss=JitTrace_ELBO() if compiled else Trace_ELBO())
    checking = SVI(river.model, river.guide, optim, loss=Trace_ELBO())
    years = torch.randn(4, 3, 2)
    for epoch, warmup in enumerate([0.3, 1.0]):
        for some in years.split(2):
            training.step(some, warmup=warmup)
        print(epoch, checking.evaluate_loss(years))


main()
