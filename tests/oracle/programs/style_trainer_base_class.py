"""Research code: a base trainer builds the SVI object, subclasses bring model and guide."""
import abc
from dataclasses import dataclass

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


@dataclass(frozen=True)
class Config:
    lr: float = 0.01
    steps: int = 2
    num_particles: int = 1
    learn_noise: bool = True


class BaseTrainer(abc.ABC):
    def __init__(self, config: Config):
        self.config = config
        self.svi = SVI(self.model, self.guide, Adam({"lr": config.lr}), loss=self.make_loss())

    def make_loss(self):
        return Trace_ELBO(num_particles=self.config.num_particles)

    @abc.abstractmethod
    def model(self, data):
        ...

    @abc.abstractmethod
    def guide(self, data):
        ...

    def fit(self, data):
        return [self.svi.step(data) for _ in range(self.config.steps)]


class NormalMean(BaseTrainer):
    def model(self, data):
        mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
        sigma = torch.tensor(1.0)
        if self.config.learn_noise:
            sigma = pyro.sample("sigma", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(mu, sigma), obs=data)

    def guide(self, data):
        pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 0.1))
        if self.config.learn_noise:
            pyro.sample("sigma", dist.LogNormal(pyro.param("sigma_loc", torch.tensor(0.0)), 0.1))


class FixedScale(NormalMean):
    def make_loss(self):
        return Trace_ELBO(num_particles=3, vectorize_particles=True)


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    data = torch.randn(10) + 2
    for cls in (NormalMean, FixedScale):
        pyro.clear_param_store()
        print(cls.__name__, cls(Config()).fit(data))
