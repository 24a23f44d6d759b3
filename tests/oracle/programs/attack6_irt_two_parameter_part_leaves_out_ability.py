"""A two-parameter logistic item response model over a long table of answers."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal, AutoDelta, AutoGuideList, init_to_mean
from pyro import poutine

rng = np.random.RandomState(0)
n_students, n_items, n_obs = 20, 6, 60
student = torch.from_numpy(rng.randint(0, n_students, size=n_obs))
item = torch.from_numpy(rng.randint(0, n_items, size=n_obs))
correct = torch.from_numpy(rng.binomial(1, 0.5, size=n_obs).astype("float32"))


def irt(student, item, correct=None):
    item_plate = pyro.plate("items", n_items)
    with item_plate:
        difficulty = pyro.sample("difficulty", dist.Normal(0.0, 2.0))
        discrimination = pyro.sample("discrimination", dist.LogNormal(0.0, 0.5))
    with pyro.plate("students", n_students):
        ability = pyro.sample("ability", dist.Normal(0.0, 1.0))
    logits = discrimination[item] * (ability[student] - difficulty[item])
    with pyro.plate("answers", student.shape[0]):
        pyro.sample("correct", dist.Bernoulli(logits=logits), obs=correct)


guide = AutoGuideList(irt)
guide.append(AutoDelta(poutine.block(irt, expose=["difficulty", "discrimination"])))
guide.append(AutoNormal(poutine.block(irt, hide=["difficulty", "discrimination", "ability"]), init_loc_fn=init_to_mean))
svi = SVI(irt, guide, pyro.optim.ClippedAdam({"lr": 0.05}), Trace_ELBO())  # error: PYR301
losses = [svi.step(student, item, correct) for _ in range(3)]
