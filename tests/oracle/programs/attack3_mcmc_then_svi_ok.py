"""A model for NUTS is given to SVI too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLaplaceApproximation


def model(sigma, y=None):
    mu = pyro.sample("mu", dist.Normal(0.0, 5.0))
    tau = pyro.sample("tau", dist.HalfCauchy(5.0))
    with pyro.plate("schools", len(sigma)):
        eta = pyro.sample("eta", dist.Normal(0.0, 1.0))
        return pyro.sample("y", dist.Normal(mu + tau * eta, sigma), obs=y)


sigma = torch.tensor([15.0, 10.0, 16.0])
y = torch.tensor([28.0, 8.0, -3.0])
mcmc = MCMC(NUTS(model, max_tree_depth=2), num_samples=2, warmup_steps=2, disable_progbar=True)
mcmc.run(sigma, y)
guide = AutoLaplaceApproximation(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(sigma, y)
