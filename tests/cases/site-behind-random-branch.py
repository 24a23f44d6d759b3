"""PYR108: sites that only some draws lead to; the branches are so unlikely here that no step takes them."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_guide_without_the_branch():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        shift = 0.0
        if z > 100.0:
            shift = pyro.sample("shift", dist.Normal(0.0, 1.0))  # error: PYR108
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    def guide(y):
        pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_autoguide_keeps_its_first_run():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        shift = 0.0
        if z.item() < -100.0:
            shift = pyro.sample("shift", dist.Normal(0.0, 1.0))  # error: PYR108
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_other_threshold_in_the_guide():
    class Regression(PyroModule):
        def forward(self, y):
            rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
            if rate > 1000.0:
                pyro.sample("burst", dist.Normal(0.0, 1.0))  # error: PYR108
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(rate, 1.0), obs=y)

        def guide(self, y):
            rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
            if rate > 2000.0:
                pyro.sample("burst", dist.Normal(0.0, 1.0))  # error: PYR108
            return rate

    network = Regression()
    SVI(network, network.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_helper_decides():
    def is_outlier(draw):
        return draw > 50.0

    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        wide = pyro.sample("wide", dist.LogNormal(0.0, 1.0)) if is_outlier(z) else 1.0  # error: PYR108
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z, wide), obs=y)

    def guide(y):
        at = pyro.param("at", torch.tensor(0.0))
        pyro.sample("z", dist.Normal(at, 1.0))

    elbo = Trace_ELBO()
    elbo.differentiable_loss(model, guide, DATA).backward()


def wrong_under_nuts():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        shift = 0.0
        if z > 1000.0:
            shift = pyro.sample("shift", dist.Normal(0.0, 1.0))  # error: PYR108
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(DATA)


def right_guide_branches_alike():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        shift = 0.0
        if z > 0.0:
            shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    def guide(y):
        z = pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))
        if z > 0.0:
            pyro.sample("shift", dist.Normal(0.0, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_both_branches_sample_it():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        if z > 0.0:
            shift = pyro.sample("shift", dist.Normal(1.0, 1.0))
        else:
            shift = pyro.sample("shift", dist.Normal(-1.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_an_argument_decides():
    def model(y, wide=True):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0)) if wide else 1.0
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z, scale), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_only_values_branch():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
        at = z + shift if z > 0.0 else z
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(at, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_the_data_decide():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        seen = pyro.sample("first", dist.Normal(z, 1.0), obs=y[0])
        shift = pyro.sample("shift", dist.Normal(0.0, 1.0)) if seen > -10.0 else 0.0
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    def guide(y):
        pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))
        if y[0] > -10.0:
            pyro.sample("shift", dist.Normal(0.0, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_the_branch_is_masked_instead():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with poutine.mask(mask=z.detach() > 0.0):
            shift = pyro.sample("shift", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(z + shift, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_only_observations_branch():
    def model(y):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            if z > 100.0:
                pyro.sample("far", dist.StudentT(3.0, z, 1.0), obs=y)
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
