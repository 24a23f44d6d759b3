"""A sweep over settings as dicts: each run builds its optimiser by name, keeps the best parameters, stops early."""
import copy
import logging

import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
import pyro.optim
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO

logger = logging.getLogger(__name__)
SWEEP = [{"optimizer": "Adam", "lr": 0.1, "particles": 1}, {"optimizer": "ClippedAdam", "lr": 0.01, "particles": 2}]


def model(counts, exposure):
    log_rate = pyro.sample("log_rate", dist.Normal(0.0, 2.0))
    dispersion = pyro.sample("dispersion", dist.Gamma(2.0, 0.5))
    mean = exposure * log_rate.exp()
    with pyro.plate("obs", len(counts)):
        pyro.sample("counts", dist.GammaPoisson(dispersion, dispersion / mean), obs=counts)


def guide(counts, exposure):
    loc = pyro.param("log_rate_loc", torch.tensor(0.0))
    scale = torch.nn.functional.softplus(pyro.param("log_rate_raw", torch.tensor(-1.0))) + 1e-5
    pyro.sample("log_rate", dist.Normal(loc, scale))
    alpha = pyro.param("alpha", torch.tensor(2.0), constraint=constraints.greater_than(0.1))
    pyro.sample("dispersion", dist.Gamma(alpha, pyro.param("beta", torch.tensor(0.5), constraints.positive)))


def run(config, counts, exposure, patience=2):
    pyro.clear_param_store()
    pyro.set_rng_seed(config.get("seed", 0))
    optimizer = getattr(pyro.optim, config["optimizer"])({"lr": config["lr"]})
    svi = SVI(model, guide, optimizer, loss=Trace_ELBO(num_particles=config["particles"]))
    best, best_state, waited = float("inf"), None, 0
    for epoch in range(6):
        loss = svi.step(counts, exposure) / len(counts)
        if loss < best:
            best, waited = loss, 0
            best_state = copy.deepcopy(pyro.get_param_store().get_state())
        else:
            waited += 1
            if waited >= patience:
                logger.info("stopped at %d", epoch)
                break
    pyro.get_param_store().set_state(best_state)
    return best


if __name__ == "__main__":
    exposure = torch.rand(15) + 0.5
    counts = torch.poisson(exposure)
    print({i: run(config, counts, exposure) for i, config in enumerate(SWEEP)})
