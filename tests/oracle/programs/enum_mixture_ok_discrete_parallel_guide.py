import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.infer.autoguide import AutoDiscreteParallel, AutoGuideList, AutoNormal
from pyro.optim import Adam


def model(x):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    with pyro.plate("n", len(x)):
        k = pyro.sample("k", dist.Bernoulli(p))
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


guide = AutoGuideList(model)
guide.append(AutoNormal(poutine.block(model, hide=["k"])))
guide.append(AutoDiscreteParallel(poutine.block(model, expose=["k"])))
SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=1)).step(torch.zeros(4))
