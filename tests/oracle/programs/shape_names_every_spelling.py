"""One name, written in five ways on the two sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

T = 3
SEP = "_"
GROUPS = ["north", "south"]


def model(data):
    for t in range(T):
        pyro.sample(f"drift_{t}", dist.Normal(0.0, 1.0))
        pyro.sample("level_%d" % t, dist.Normal(0.0, 1.0))
        pyro.sample("slope_{}".format(t), dist.Normal(0.0, 1.0))
        pyro.sample("knot_" + str(t), dist.Normal(0.0, 1.0))
    total = 0.0
    for g in GROUPS:
        total = total + pyro.sample(SEP.join(["effect", g]), dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(total, 1.0), obs=data)


def guide(data):
    def q(name):
        return dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 0.5)

    for step in range(0, T):
        for stem in ("drift", "level"):
            name = "%s_%s" % (stem, step)
            pyro.sample(name, q(name))
        pyro.sample("{stem}_{i}".format(stem="slope", i=step), q(f"slope{SEP}{step}"))
        pyro.sample("_".join(("knot", str(step))), q("knot" + SEP + str(step)))
    for index, g in enumerate(GROUPS):
        pyro.sample(f"effect_{GROUPS[index]}", q("effect_" + g))


pyro.set_rng_seed(0)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(5))
