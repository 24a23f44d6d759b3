"""mask and scale as contexts around sites; a site under poutine.block never reaches the trace."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(seqs, lengths, annealing=1.0):
    n, horizon = seqs.shape
    with pyro.plate("batch", n):
        z = torch.zeros(n)
        for t in pyro.markov(range(horizon)):
            with poutine.mask(mask=(t < lengths)):
                with poutine.scale(None, annealing):
                    z = pyro.sample("z_%d" % t, dist.Normal(0.9 * z, 1.0))
                pyro.sample("x_%d" % t, dist.Normal(z, 0.5), obs=seqs[:, t])
    with poutine.block():
        pyro.sample("scratch", dist.Normal(0.0, 1.0))


def guide(seqs, lengths, annealing=1.0):
    n, horizon = seqs.shape
    with pyro.plate("batch", n):
        for t in pyro.markov(range(horizon)):
            loc = pyro.param("loc_%d" % t, torch.zeros(n))
            with poutine.mask(mask=(t < lengths)), poutine.scale(scale=annealing):
                pyro.sample("z_%d" % t, dist.Normal(loc, 0.3))


pyro.set_rng_seed(0)
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(3, 4), torch.tensor([4, 2, 3]), annealing=0.2)
