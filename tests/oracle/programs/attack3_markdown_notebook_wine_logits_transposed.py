"""Notebook style: the table is not transposed."""
# In[1]:
import torch, pyro
import numpy as np
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal
# In[2]:
table = {"acid": [7.4, 7.8, 7.8, 11.2, 7.4, 7.9], "sugar": [1.9, 2.6, 2.3, 1.9, 1.9, 1.6], "quality": [5, 5, 5, 6, 5, 7]}
columns = [c for c in table if c != "quality"]
X = torch.tensor(np.array([table[c] for c in columns]), dtype=torch.float)
y = torch.tensor(table["quality"]) - 5
# In[3]:
def model(X, y=None):
    n, p = X.shape
    w = pyro.sample("w", dist.Normal(0., 1.).expand([p, 3]).to_event(2))
    logits = X @ w
    with pyro.plate("wine", n):
        return pyro.sample("quality", dist.Categorical(logits=logits), obs=y)  # error: PYR213
# In[4]:
guide = AutoMultivariateNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": .01}), Trace_ELBO())
svi.step(X, y)
