"""Notebook style: everything at module level, re-using names, one cell after the other."""
# In[1]:
import torch, pyro
import numpy as np
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoGaussian, AutoNormal, AutoMultivariateNormal
pyro.set_rng_seed(3)
# In[2]:
table = {"acid": [7.4, 7.8, 7.8, 11.2, 7.4, 7.9], "sugar": [1.9, 2.6, 2.3, 1.9, 1.9, 1.6], "quality": [5, 5, 5, 6, 5, 7]}
columns = [c for c in table if c != "quality"]
X = np.array([table[c] for c in columns]).T
X = (X - X.mean(0)) / X.std(0)
X = torch.tensor(X, dtype=torch.float)
y = torch.tensor(table["quality"]) - 5
n_class = int(y.max()) + 1
# In[3]:
def model(X, y=None):
    n, p = X.shape
    w = pyro.sample("w", dist.Normal(0., 1.).expand([p, n_class]).to_event(2))
    b = pyro.sample("b", dist.Normal(0., 1.).expand([n_class]).to_event(1))
    logits = X @ w + b
    with pyro.plate("wine", n):
        return pyro.sample("quality", dist.Categorical(logits=logits), obs=y)
# In[4]:
guide = AutoNormal(model)
guide = AutoMultivariateNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": .01}), Trace_ELBO())
losses = []
for i in range(3):
    losses.append(svi.step(X, y))
# In[5]:
guide.requires_grad_(False)
post = pyro.infer.Predictive(model, guide=guide, num_samples=10)(X)
acc = (post["quality"].float().mean(0).round() == y).float().mean()
