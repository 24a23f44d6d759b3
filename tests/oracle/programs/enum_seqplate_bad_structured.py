import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO
from pyro.infer.autoguide import AutoStructured


class Model(pyro.nn.PyroModule):
    def forward(self, y):
        m = pyro.sample("m", dist.Normal(0.0, 1.0))
        for i in pyro.plate("pair", 2):
            s = pyro.sample(f"s_{i}", dist.HalfNormal(1.0))
            pyro.sample(f"y_{i}", dist.Normal(m, s), obs=y[i])


model = Model()
guide = AutoStructured(model)  # error: PYR414
Trace_ELBO()(model, guide)(torch.ones(2))
