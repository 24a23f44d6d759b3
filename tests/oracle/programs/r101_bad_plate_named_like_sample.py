import torch
import pyro as p
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(scores):
    mean = p.sample("mean", dist.Normal(50.0, 20.0))
    with p.plate("scores", len(scores)):
        p.sample("scores", dist.Normal(mean, 5.0), obs=scores)  # error: PYR101


def guide(scores):
    p.sample("mean", dist.Delta(p.param("mean_map", torch.tensor(50.0))))


Trace_ELBO().loss(model, guide, torch.tensor([40.0, 60.0]))
