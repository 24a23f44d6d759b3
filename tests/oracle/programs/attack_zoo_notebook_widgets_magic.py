# ---
# jupyter: exported by a converter
# ---
# In[1]:
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal

try:
    get_ipython().run_line_magic("matplotlib", "inline")
except NameError:
    pass

# In[2]:
data = {"y": torch.randn(5), "x": torch.randn(5)}


def model(x, y):
    a = pyro.sample("a", dist.Normal(0, 1))
    b = pyro.sample("b", dist.Normal(0, 1))
    with pyro.plate("d", len(x)):
        pyro.sample("y", dist.Normal(a + b * x, 1), obs=y)


guides = {"map": AutoDelta(model), "mf": AutoNormal(model)}


def guide(x, y):
    a = pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1))
    b = pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1))
    c = pyro.sample("c", dist.Normal(pyro.param("cl", torch.tensor(0.0)), 1))  # error: PYR302


guides["hand"] = guide

# In[3]:
for name in guides:
    pyro.clear_param_store()
    svi = SVI(model, guides[name], pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    for i in range(2):
        loss = svi.step(data["x"], data["y"])
    print(name, loss)
