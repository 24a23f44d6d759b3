"""A switching regression: states by markov, the coefficients of each state picked with Vindex."""
import torch

import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, infer_discrete
from pyro.infer.autoguide import AutoNormal
from pyro.ops.indexing import Vindex

S, P = 3, 2


def model(x, y=None):
    trans = pyro.sample("trans", dist.Dirichlet(torch.eye(S) * 4 + 1).to_event(1))
    with pyro.plate("state", S):
        coef = pyro.sample("coef", dist.Normal(torch.zeros(P), 1.0).to_event(1))
        noise = pyro.sample("noise", dist.LogNormal(0.0, 0.5))
    z = 0
    states = []
    for t in pyro.markov(range(x.shape[0])):
        z = pyro.sample(f"z_{t}", dist.Categorical(Vindex(trans)[z]), infer={"enumerate": "parallel"})
        mean = (Vindex(coef)[z] * x[t]).sum(-1)
        pyro.sample(f"y_{t}", dist.Normal(mean, noise[z]), obs=None if y is None else y[t])
        states.append(z)
    return states


x, y = torch.randn(6, P), torch.randn(6)
guide = AutoNormal(poutine.block(model, expose=["trans", "coef", "noise"]))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=1))
for _ in range(2):
    svi.step(x, y)
guide_trace = poutine.trace(guide).get_trace(x, y)
decode = infer_discrete(poutine.replay(model, guide_trace), first_available_dim=-2, temperature=0)
print(torch.stack(decode(x, y)))
