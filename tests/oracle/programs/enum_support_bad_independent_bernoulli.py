import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO

MARK = dict(infer={"enumerate": "parallel"})


def model(x):
    probs = pyro.param("probs", torch.full((3,), 0.5), constraint=dist.constraints.unit_interval)
    bits = pyro.sample("bits", dist.Bernoulli(probs).to_event(1), **MARK)  # error: PYR409
    pyro.sample("x", dist.Normal(bits.sum(-1), 1.0), obs=x)


svi = SVI(model, lambda x: None, pyro.optim.Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.tensor(2.0))
