"""Programs made by hypothesmith from Python's grammar, as they are and with their names exchanged for Pyro's."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pyroast.check import check_source

from .mutations import renamed

HEAD = "import pyro, torch\nfrom pyro import *\nimport pyro.distributions as dist\nfrom pyro.infer import *\n"
FEW = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.timeout(600)
def test_generated_programs() -> None:
    hypothesmith = pytest.importorskip("hypothesmith")

    @FEW
    @given(hypothesmith.from_node(), st.integers(0, 1_000_000))
    def check(text: str, seed: int) -> None:
        for source in (text, renamed(text, random.Random(seed))):
            data = (HEAD + source).encode("utf-8", "surrogatepass")
            report = check_source("generated.py", data)
            assert "PYR000" not in {finding.code for finding in report.findings}, report.findings

    check()
