import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDelta, AutoGuideList, AutoNormal
from pyro.optim import Adam
from pyro.poutine import block


def model(x):
    w = pyro.sample("w", dist.Beta(1.0, 1.0))
    k = pyro.sample("k", dist.Bernoulli(w))
    m = pyro.sample("m", dist.Normal(k, 1.0))
    pyro.sample("x", dist.Normal(m, 1.0), obs=x)


guide = AutoGuideList(model)
guide.append(AutoDelta(block(model, expose=["w"])))
guide.append(AutoNormal(block(model, hide=["w"])))  # error: PYR413
SVI(
    model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0, strict_enumeration_warning=False)
).step(torch.tensor(0.5))
