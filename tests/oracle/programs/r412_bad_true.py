# silent: PYR412 True is no kind of enumeration: the sites are sampled
import torch
import pyro
from pyro import sample
from pyro.distributions import Categorical, Normal
from pyro.infer import TraceEnum_ELBO

ENUM = {"enumerate": True}


def model(x):
    k = sample("k", Categorical(torch.ones(3) / 3))
    sample("x", Normal(k.float(), 1.0), obs=x)


def guide(x):
    sample("k", Categorical(logits=pyro.param("logits", torch.zeros(3))), infer=ENUM)  # error: PYR412


TraceEnum_ELBO(max_plate_nesting=0).loss(model, guide, torch.tensor(1.0))
