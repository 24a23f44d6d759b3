"""PYR512: Pyro's checks are turned off."""

import warnings

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def train():
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_switch():
    pyro.enable_validation(False)  # error: PYR512
    train()


def wrong_context():
    with pyro.validation_enabled(False):  # error: PYR512
        train()


def wrong_one_distribution():
    def loose(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0, validate_args=False))  # error: PYR512
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    SVI(loose, AutoNormal(loose), OPTIM, Trace_ELBO()).step(DATA)


def wrong_distributions_of_torch():
    torch.distributions.Distribution.set_default_validate_args(False)  # error: PYR512
    train()


def wrong_filter_on_everything():
    warnings.filterwarnings("ignore")  # error: PYR512
    train()


def wrong_filter_on_what_pyro_says():
    warnings.filterwarnings("ignore", message="Found vars in model but not guide")  # error: PYR512
    train()


def right_turned_on():
    pyro.enable_validation(True)
    train()


def right_by_default():
    pyro.enable_validation(is_validate=__debug__)
    train()


def right_filter_on_another_module():
    warnings.filterwarnings("ignore", module="matplotlib")
    train()


def right_filter_on_a_category():
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.filterwarnings("ignore", category=FutureWarning)
    train()


def right_filter_on_another_message():
    warnings.filterwarnings("ignore", message="The given NumPy array is not writable")
    train()


def right_checks_of_one_distribution():
    def strict(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0, validate_args=True))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    SVI(strict, AutoNormal(strict), OPTIM, Trace_ELBO()).step(DATA)


def right_warnings_as_errors():
    warnings.simplefilter("error")
    train()
