"""Customers simulated one by one with the random module, then a Poisson regression on what was collected."""
import math
import random

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

random.seed(4)
ages, incomes, purchases = [], [], []
for _ in range(150):
    age = random.uniform(18, 80)
    income = random.lognormvariate(0.0, 0.5)
    rate = math.exp(0.01 * age + 0.2 * income)
    ages.append(age)
    incomes.append(income)
    purchases.append(float(int(random.expovariate(1.0 / rate))))

features = torch.stack([torch.tensor(ages), torch.tensor(incomes)], dim=-1)
features = (features - features.mean(0)) / features.std(0)
target = torch.tensor(purchases).unsqueeze(-1)


def model(features, target=None):
    n, d = features.shape
    coef = pyro.sample("coef", dist.Normal(torch.zeros(d), 1.0).to_event(1))
    bias = pyro.sample("bias", dist.Normal(0.0, 1.0))
    with pyro.plate("customers", n):
        pyro.sample("count", dist.Poisson((features @ coef + bias).exp()), obs=target)  # error: PYR203


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
print(svi.step(features, target))
