"""The states are marked for enumeration, but the plain loss knows nothing of it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta
from pyro import poutine

seq = torch.tensor([0.2, 0.8, 1.9])
NAMES_TO_LEARN = ["transition", "emission"]


def hmm(seq):
    transition = pyro.sample("transition", dist.Dirichlet(torch.ones(2, 2)).to_event(1))
    emission = pyro.sample("emission", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    state = 0
    for t in pyro.markov(range(3)):
        state = pyro.sample("state_{}".format(t), dist.Categorical(transition[state]), infer={"enumerate": "parallel"})
        pyro.sample("tone_{}".format(t), dist.Normal(emission[state], 1.0), obs=seq[t])


auto = AutoDelta(poutine.block(hmm, expose=NAMES_TO_LEARN))
svi = SVI(hmm, auto, pyro.optim.Adam({"lr": 0.1}), loss=Trace_ELBO())  # error: PYR301, PYR301, PYR301
svi.step(seq)
