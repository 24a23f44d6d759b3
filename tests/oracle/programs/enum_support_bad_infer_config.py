import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, JitTraceEnum_ELBO


def model(x):
    w = pyro.sample("w", dist.Dirichlet(torch.ones(2)))
    k = pyro.sample("k", dist.Categorical(w))
    pyro.sample("x", dist.Normal(k.float(), 1.0), obs=x)


def raw_guide(x):
    c = pyro.param("c", torch.ones(2), constraint=dist.constraints.positive)
    pyro.sample("w", dist.Dirichlet(c))  # error: PYR409
    pyro.sample("k", dist.Categorical(logits=pyro.param("l", torch.zeros(2))))


# Unlike config_enumerate, this marks every site.
guide = poutine.infer_config(raw_guide, config_fn=lambda site: {"enumerate": "parallel"})
loss = JitTraceEnum_ELBO(max_plate_nesting=0, ignore_jit_warnings=True)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), loss).step(torch.tensor(1.0))
