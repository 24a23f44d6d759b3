"""One model for SVI with minibatches and for HMC with all the data: the plate's subsample_size is an argument."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import HMC, MCMC, SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def regression(x, y, batch_size=None):
    w = pyro.sample("w", dist.Normal(torch.zeros(x.shape[1]), 1.0).to_event(1))
    with pyro.plate("rows", len(x), subsample_size=batch_size) as idx:
        mean = x[idx] @ w
        pyro.sample("y", dist.Normal(mean, 1.0), obs=None if y is None else y[idx])


x = torch.randn(20, 2)
y = x @ torch.tensor([1.0, -1.0])

guide = AutoNormal(regression)
svi = SVI(regression, guide, pyro.optim.SGD({"lr": 1e-3}), Trace_ELBO())
for _ in range(3):
    svi.step(x, y, batch_size=5)

mcmc = MCMC(HMC(regression, step_size=0.05, num_steps=3), num_samples=3, warmup_steps=2, disable_progbar=True)
mcmc.run(x, y)
print(Predictive(regression, mcmc.get_samples())(x, None)["y"].shape)
