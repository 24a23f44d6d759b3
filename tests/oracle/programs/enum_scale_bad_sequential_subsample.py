import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam

data = torch.randn(6)


def model():
    p = pyro.param("p", torch.tensor(0.4), constraint=dist.constraints.unit_interval)
    k = pyro.sample("k", dist.Bernoulli(p), infer={"enumerate": "parallel"})
    for i in pyro.plate("n", 6, subsample=[0, 1]):
        pyro.sample(f"x_{i}", dist.Normal(k, 1.0), obs=data[i])  # error: PYR407


SVI(model, lambda: None, Adam({"lr": 0.1}), TraceEnum_ELBO(max_plate_nesting=0)).step()
