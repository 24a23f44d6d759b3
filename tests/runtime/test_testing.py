"""`assert_aligned`, and that tracing changes nothing."""

from __future__ import annotations

import contextlib
import random
import unittest
import warnings

import pyro
import pyro.distributions as dist
import pytest
import torch
from pyro.infer import SVI, Trace_ELBO, TraceEnum_ELBO
from pyro.infer.autoguide import AutoNormal

from pyroast.runtime.protocol import read_objects
from pyroast.testing import assert_aligned, recording, report_of


def model(x: torch.Tensor) -> None:
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x: torch.Tensor) -> None:
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def nothing(x: torch.Tensor) -> None:
    pass


def test_a_pair_that_fits() -> None:
    assert_aligned(model, guide, torch.zeros(3))
    assert_aligned(model, AutoNormal(model), torch.zeros(3), loss=None)


@pytest.mark.parametrize("loss", [Trace_ELBO(), None], ids=["loss", "no loss"])
def test_a_pair_that_does_not_fit(loss: object) -> None:
    with pytest.raises(
        AssertionError, match=r"test_testing\.py:\d+: PYR301 guide 'nothing' does not sample 'loc'"
    ):
        assert_aligned(model, nothing, torch.zeros(3), loss=loss)


def test_what_the_loss_sums_out_is_not_missing() -> None:
    def mixture(x: torch.Tensor) -> None:
        z = pyro.sample("z", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)

    assert_aligned(mixture, nothing, torch.zeros(3), loss=TraceEnum_ELBO(max_plate_nesting=1))
    with pytest.raises(AssertionError, match="PYR301"):
        assert_aligned(mixture, nothing, torch.zeros(3), loss=Trace_ELBO(strict_enumeration_warning=False))


def test_everything_is_as_before() -> None:
    pyro.clear_param_store()
    net = torch.nn.Sequential(torch.nn.BatchNorm1d(1))
    automatic = AutoNormal(model)

    def with_net(x: torch.Tensor) -> None:
        pyro.module("net", net)
        net(x[:, None])
        model(x)

    pyro.param("kept", torch.tensor(2.0))
    pyro.set_rng_seed(4)
    random.seed(4)
    expected = (torch.rand(2).tolist(), random.random())
    pyro.set_rng_seed(4)
    random.seed(4)
    buffers = {name: value.clone() for name, value in net.named_buffers()}
    assert_aligned(with_net, guide, torch.zeros(3))
    assert_aligned(model, automatic, torch.zeros(3))
    assert (torch.rand(2).tolist(), random.random()) == expected
    assert sorted(pyro.get_param_store().keys()) == ["kept"]
    assert all(torch.equal(value, buffers[name]) for name, value in net.named_buffers())
    assert automatic.prototype_trace is None
    assert "forward" not in vars(SVI) and not hasattr(SVI.step, "_pyroast")


def test_training_is_the_same_with_and_without_recording() -> None:
    def losses() -> list[float]:
        pyro.clear_param_store()
        pyro.set_rng_seed(0)
        svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
        return [svi.step(torch.zeros(3)) for _ in range(5)]

    plain = losses()
    with recording() as events:
        traced = losses()
    assert traced == plain
    (pair,) = report_of(read_objects(events)).pairs
    assert (pair.status, pair.runs, pair.via) == ("aligned", 5, "SVI")


def step(side: object) -> float:
    return SVI(model, side, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))


class Expecting(unittest.TestCase):
    """Steps that are expected to fail, in the words of unittest."""

    def runTest(self) -> None:
        with self.assertWarns(UserWarning):
            step(nothing)
        self.assertRaises(ValueError, step, wide)  # noqa: PT027  # what is tested


def wide(x: torch.Tensor) -> None:
    pyro.sample("loc", dist.Normal(torch.zeros(1), 1.0).to_event(1))


def test_a_failure_that_is_expected_is_listed_without_a_finding() -> None:
    with recording() as events:
        with pytest.warns(UserWarning, match="Found vars in model but not guide"):
            step(nothing)
        with pytest.raises(ValueError, match="event_dims disagree"):
            step(wide)
        Expecting().debug()
    report = report_of(read_objects(events))
    assert report.findings == () and len(report.pairs) == 2
    assert [len(each.said) for each in report.pairs] == [1, 1]
    assert "__enter__" not in vars(type(pytest.warns(UserWarning)))  # noqa: PT030  # never entered


def test_the_same_step_is_wrong_where_nothing_is_expected() -> None:
    with recording() as events, warnings.catch_warnings(record=True) as shown:
        with pytest.warns(UserWarning, match="Found vars"):
            step(nothing)
        step(nothing)
    report = report_of(read_objects(events))
    assert [each.code for each in report.findings] == ["PYR301"]
    assert sorted(each.status for each in report.pairs) == ["aligned", "misaligned"]
    assert [str(each.message).partition(":")[0] for each in shown] == ["Found vars in model but not guide"]


def test_warnings_that_the_program_makes_exceptions_stay_so() -> None:
    with recording() as events, warnings.catch_warnings():
        warnings.simplefilter("error")
        with contextlib.suppress(UserWarning):
            step(nothing)
            raise AssertionError("no warning was raised")
    report = report_of(read_objects(events))
    assert [(each.code, each.runtime.value) for each in report.findings] == [("PYR301", "warns")]
    assert [(each.status, each.unknown) for each in report.pairs] == [("misaligned", ())]
