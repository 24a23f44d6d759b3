"""Does buttered toast land on the buttered side? Typed cell by cell in a course notebook."""
# In[1]:
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

pyro.clear_param_store()
pyro.set_rng_seed(42)

# In[2]:  seven slices dropped in the kitchen
drops = [1, 1, 0, 1, 1, 0, 1]
drops = [torch.tensor(float(d)) for d in drops]


# In[3]:
def model(drops):
    theta = pyro.sample("theta", dist.Beta(torch.tensor(3.0), torch.tensor(3.0)))
    for k, landed in enumerate(drops):
        pyro.sample("slice_{}".format(k), dist.Bernoulli(theta), obs=landed)


# In[4]:
def guide(drops):
    up = pyro.param("up", torch.tensor(4.0), constraint=constraints.positive)
    down = pyro.param("down", torch.tensor(4.0), constraint=constraints.positive)
    pyro.sample("theta", dist.Beta(up, down))


# In[5]:
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
history = []
for i in range(3):
    history.append(svi.step(drops))
history

# In[6]:
up, down = pyro.param("up").item(), pyro.param("down").item()
print("posterior mean %.2f" % (up / (up + down)))
