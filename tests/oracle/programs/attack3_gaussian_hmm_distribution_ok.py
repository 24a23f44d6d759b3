"""A Kalman filter as one distribution, GaussianHMM, with latent scales."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

D, H, T = 2, 3, 6


def model(y):
    drift = pyro.sample("drift", dist.LogNormal(torch.zeros(H), 1.0).to_event(1))
    noise = pyro.sample("noise", dist.LogNormal(torch.zeros(D), 1.0).to_event(1))
    init = dist.Normal(torch.zeros(H), 1.0).to_event(1)
    trans = dist.Normal(torch.zeros(H), drift).to_event(1)
    obs = dist.Normal(torch.zeros(D), noise).to_event(1)
    hmm = dist.GaussianHMM(init, torch.eye(H), trans, torch.ones(H, D), obs, duration=T)
    pyro.sample("y", hmm, obs=y)


svi = SVI(model, AutoDelta(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(T, D))
