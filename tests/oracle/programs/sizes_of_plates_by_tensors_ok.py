"""Plates and loops whose sizes a tensor of known lengths gives."""
import pyro, torch
import numpy as np
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
lengths = torch.tensor([3, 2, 4])
T = lengths.max()
N = np.array([3, 4]).sum()
def model():
    with pyro.plate("t", T):
        pyro.sample("a", dist.Normal(torch.zeros(4), 1.))
    for i in pyro.plate("n", N):
        pyro.sample(f"b{i}", dist.Normal(0., 1.))
    for t in range(T):
        pyro.sample(f"c{t}", dist.Normal(0., 1.))
    pyro.sample("o", dist.Normal(0., 1.), obs=torch.tensor(0.))
def guide():
    with pyro.plate("t", 4):
        pyro.sample("a", dist.Normal(torch.zeros(4), 1.))
    for i in pyro.plate("n", 7):
        pyro.sample(f"b{i}", dist.Normal(0., 1.))
    for t in range(4):
        pyro.sample(f"c{t}", dist.Normal(0., 1.))
SVI(model, guide, pyro.optim.Adam({"lr": .1}), Trace_ELBO()).step()
