"""PYR413: continuous inference over discrete sites."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO, config_enumerate
from pyro.infer.autoguide import AutoDelta, AutoMultivariateNormal, AutoNormal
from pyro.infer.mcmc import HMC, MCMC, NUTS

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


@config_enumerate
def mixture(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 6):
        k = pyro.sample("k", dist.Bernoulli(0.5))
        pyro.sample("y", dist.Normal(loc * k, 1.0), obs=y)


def counts(y):
    n = pyro.sample("n", dist.Poisson(3.0))
    with pyro.plate("rows", 6):
        pyro.sample("y", dist.Normal(n, 1.0), obs=y)


def wrong_enumerated_site_not_hidden():
    guide = AutoNormal(mixture)  # error: PYR413
    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_another_site_hidden():
    guide = AutoMultivariateNormal(poutine.block(mixture, hide=["loc"]))  # error: PYR413
    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def wrong_point_estimate_of_counts():
    guide = AutoDelta(counts)  # error: PYR413
    SVI(counts, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_kernel_over_counts():
    kernel = NUTS(counts)  # error: PYR413
    MCMC(kernel, num_samples=2, warmup_steps=1, disable_progbar=True).run(DATA)


def right_hidden():
    guide = AutoNormal(poutine.block(mixture, hide=["k"]))
    SVI(mixture, guide, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)


def right_given():
    fixed = pyro.condition(counts, data={"n": torch.tensor(3.0)})
    SVI(fixed, AutoDelta(fixed), OPTIM, Trace_ELBO()).step(DATA)


def right_discrete_data():
    def model(y):
        rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
        with pyro.plate("rows", 6):
            pyro.sample("y", dist.Poisson(rate), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(torch.ones(6))


def right_kernel_sums_out():
    kernel = HMC(mixture, step_size=0.1, num_steps=2)
    MCMC(kernel, num_samples=2, warmup_steps=1, disable_progbar=True).run(DATA)
