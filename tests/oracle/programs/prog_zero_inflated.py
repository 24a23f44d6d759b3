"""Zero-inflated counts: gate enumerated in the model, autoguide on the rest by a hide list; infer_discrete afterwards."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO, infer_discrete
from pyro.infer.autoguide import AutoNormal


def model(counts):
    gate_prob = pyro.sample("gate_prob", dist.Beta(1.0, 1.0))
    rate = pyro.sample("rate", dist.Gamma(2.0, 0.5))
    with pyro.plate("sites", counts.shape[0]):
        gate = pyro.sample("gate", dist.Bernoulli(gate_prob), infer={"enumerate": "parallel"})
        pyro.sample("count", dist.Poisson(rate * gate + 1e-3), obs=counts)


guide = AutoNormal(poutine.block(model, hide=["gate"]))
elbo = TraceEnum_ELBO(max_plate_nesting=1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)
counts = torch.tensor([0.0, 3.0, 0.0, 5.0])
pyro.set_rng_seed(0)
for _ in range(2):
    svi.step(counts)

guide_trace = poutine.trace(guide).get_trace(counts)
trained = poutine.replay(model, trace=guide_trace)
decoded = infer_discrete(trained, temperature=0, first_available_dim=-2)
print(poutine.trace(decoded).get_trace(counts).nodes["gate"]["value"])
