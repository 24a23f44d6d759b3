"""A trainer with callbacks; the model's extra noise site appears only after a callback switches it on."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Problem:
    noise = False

    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        scale = pyro.sample("noise", dist.LogNormal(0.0, 1.0)) if self.noise else 1.0
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mu, scale), obs=y)

    def guide(self, y):  # error: PYR301
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


class Trainer:
    def __init__(self, problem, callbacks=()):
        self.problem = problem
        self.callbacks = list(callbacks)
        self.svi = SVI(problem.model, problem.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def fit(self, y, epochs):
        for epoch in range(epochs):
            loss = self.svi.step(y)
            for callback in self.callbacks:
                callback(self, epoch, loss)


def switch_noise_on(trainer, epoch, loss):
    if epoch == 0:
        trainer.problem.noise = True


Trainer(Problem(), callbacks=[switch_noise_on]).fit(torch.randn(3), 2)
