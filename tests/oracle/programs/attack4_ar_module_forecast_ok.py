"""An autoregressive model in a class: fit, forecast by drawing forward from the posterior."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.optim import Adam


class ARModel:
    def __init__(self, order=2, lr=0.02):
        self.order = order
        self.guide = AutoDiagonalNormal(self.model)
        self.svi = SVI(self.model, self.guide, Adam({"lr": lr}), loss=Trace_ELBO())

    def model(self, y):
        phi = pyro.sample("phi", dist.Normal(0, 0.5).expand([self.order]).to_event(1))
        const = pyro.sample("const", dist.Normal(0, 1))
        sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
        lags = torch.stack([y[self.order - i - 1 : len(y) - i - 1] for i in range(self.order)], dim=-1)
        mean = const + (lags * phi).sum(-1)
        with pyro.plate("time", len(y) - self.order):
            pyro.sample("y", dist.Normal(mean, sigma), obs=y[self.order :])

    def fit(self, y, steps=3):
        pyro.clear_param_store()
        return [self.svi.step(y) for _ in range(steps)]

    @torch.no_grad()
    def forecast(self, y, horizon, num_samples=4):
        paths = []
        for _ in range(num_samples):
            draw = self.guide()
            path = list(y[-self.order :])
            for _ in range(horizon):
                lags = torch.stack(path[-self.order :][::-1])
                mean = draw["const"] + lags @ draw["phi"]
                path.append(dist.Normal(mean, draw["sigma"]).sample())
            paths.append(torch.stack(path[self.order :]))
        return torch.stack(paths)


if __name__ == "__main__":
    series = torch.cumsum(torch.randn(30), 0)
    ar = ARModel(order=3)
    ar.fit(series)
    print(ar.forecast(series, 5).mean(0))
