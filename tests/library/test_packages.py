"""Calls of packages that are not part of the project: of those that know nothing of Pyro, and of all others."""

from __future__ import annotations

import pytest

from pyroast.check import check_source

PROGRAM = """
import pyro, torch
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
{imports}

def model(data):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = {call}
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)

def guide(data):
    pyro.sample("z", dist.Normal(0.0, 1.0))
    {extra}

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step(torch.tensor(1.0))
"""
SAMPLES = 'pyro.sample("w", dist.Normal(0.0, 1.0))'


def verdict(imports: str, call: str, extra: str = "pass") -> tuple[list[str], list[str]]:
    report = check_source("p.py", PROGRAM.format(imports=imports, call=call, extra=extra).encode())
    return [pair.status for pair in report.pairs], [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("from our_priors import horseshoe", 'horseshoe("w")'),
        ("from our_priors.shrinkage import horseshoe as prior", 'prior("w")'),
        ("import our_priors", "our_priors.weights()"),
        ("import our_priors as p", "p.deep.down.weights()"),
        ("from our_priors import Prior\nPRIOR = Prior()", "PRIOR(data)"),
        ("from our_priors import Prior\nPRIOR = Prior()", "PRIOR.draw(data)"),
    ],
)
def test_a_package_of_which_nothing_is_known_may_sample(imports: str, call: str) -> None:
    statuses, codes = verdict(imports, call)
    assert (statuses, codes) == (["unknown"], ["PYR002"])
    statuses, codes = verdict(imports, call, SAMPLES)
    assert (statuses, codes) == (["unknown"], ["PYR002"])


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("import numpy as np", "np.linalg.norm(data)"),
        ("from scipy.special import expit", "expit(data)"),
        ("import einops", 'einops.rearrange(data, "... -> ...")'),
        ("from torchvision.models import resnet18\nnet = resnet18()", "net(data)"),
        ("import logging\nlog = logging.getLogger()", 'log.info("step")'),
        ("from sklearn.cluster import KMeans", "KMeans(3).fit(data)"),
    ],
)
def test_a_package_without_pyro_samples_nothing(imports: str, call: str) -> None:
    assert verdict(imports, call) == (["aligned"], [])
    assert verdict(imports, call, SAMPLES) == (["misaligned"], ["PYR302"])
