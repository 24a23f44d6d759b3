# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro.optim import Adam


def mixture(x):
    k = pyro.param("k", torch.tensor(0.0))
    locs = pyro.param("locs", torch.tensor([0.0, 1.0]))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(locs[k.long()], 1.0), obs=x)


lifted = poutine.lift(mixture, prior={"k": dist.Bernoulli(0.5)})
guide = AutoDelta(poutine.block(lifted, hide=["k"]))


def hand_guide(x):
    pyro.sample("k", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501


SVI(lifted, hand_guide, Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.zeros(3))
