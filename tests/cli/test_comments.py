"""Comments that hide findings, and comments that name a pair, on the command line and in flake8."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Runner
from tests.cli.test_json import load

MODELS = """\
import pyro
import pyro.distributions as dist


def prior(data):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)


def approximation(data):{comment}
    pyro.sample("z", dist.Normal(0.0, 1.0))


{pair}
"""


def models(comment: str = "", pair: str = "# pyroast: pair(prior, approximation, loss=Trace_ELBO)") -> str:
    return MODELS.replace("{comment}", comment).replace("{pair}", pair)


@pytest.mark.parametrize(
    ("pair", "loss"),
    [
        ("# pyroast: pair(prior, approximation, loss=TraceEnum_ELBO)", "TraceEnum_ELBO"),
        ("#pyroast:pair(prior, guide=approximation, loss = Trace_ELBO)  as in the paper (2)", "Trace_ELBO"),
        ("# pyroast: pair(guide=approximation, model=prior)", "unknown"),
        ("# pyroast: pair(prior, approximation, pyro.infer.Trace_ELBO(max_plate_nesting=1))", "Trace_ELBO"),
        ("size = 1  # pyroast: pair(prior, approximation, loss=Trace_ELBO)", "Trace_ELBO"),
        ("def f():\n    # pyroast: pair(prior, approximation, loss=Trace_ELBO)\n    return 1", "Trace_ELBO"),
    ],
)
def test_a_pair_by_hand(pyroast: Runner, tmp_path: Path, pair: str, loss: str) -> None:
    (tmp_path / "a.py").write_text(models(pair=pair))
    document = load(pyroast("check", "a.py", "--output-format", "json"))
    (found,) = document["pairs"]
    names = (found["model"]["name"], found["guide"]["name"], found["loss"], found["via"], found["status"])
    assert names == ("prior", "approximation", loss, "comment", "misaligned")
    line = next(number for number, text in enumerate(models(pair=pair).splitlines(), 1) if "pair(" in text)
    assert (found["line"], found["column"]) == (line, models(pair=pair).splitlines()[line - 1].index("#") + 1)
    assert [finding["code"] for finding in document["findings"] if finding["code"] != "PYR402"] == ["PYR301"]
    assert "paired by a comment" in pyroast("explain", "a.py").out


def test_names_are_those_of_the_line(pyroast: Runner, tmp_path: Path) -> None:
    again = models().partition("def approximation")[2].replace("(data):", "def approximation(data):", 1)
    text = models() + "\n" + again.replace('"z", dist', '"w", dist')
    (tmp_path / "a.py").write_text(text)
    document = load(pyroast("check", "a.py", "--output-format", "json"))
    assert [(pair["guide"]["line"], pair["line"]) for pair in document["pairs"]] == [(11, 15), (17, 21)]
    assert sorted((finding["line"], finding["site"]) for finding in document["findings"]) == [
        (11, "w"),
        (17, "z"),
    ]


@pytest.mark.parametrize(
    "pair",
    [
        "# pyroast: pair(prior)",
        "# pyroast: pair(prior, approximation",
        "# pyroast: pair(prior, approximation, lss=Trace_ELBO)",
        "# pyroast: pair",
        "# pyroast: pair(1 +)",
    ],
)
def test_a_comment_that_names_no_pair(pyroast: Runner, tmp_path: Path, pair: str) -> None:
    (tmp_path / "a.py").write_text(models(pair=pair))
    ran = pyroast("check", "a.py", "--select", "PYR002")
    assert ran.code == 1
    assert (
        ran.lines[0]
        == "a.py:15:1: PYR002 this comment names no pair: write '# pyroast: pair(model, guide, loss=Trace_ELBO)'"
    )
    assert ran.lines[-1] == "no model/guide pair found in 1 file"


def test_a_name_that_is_not_known(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(models(pair="# pyroast: pair(prior, aproximation, loss=Trace_ELBO)"))
    ran = pyroast("check", "a.py")
    assert ran.code == 0
    assert ran.lines[0].startswith("a.py:15: unknown whether aproximation fits prior: ")


@pytest.mark.parametrize(
    ("comment", "hidden"),
    [
        ("  # noqa", True),
        ("  # noqa: PYR301", True),
        ("  # noqa: PYR3", True),
        ("  # noqa: E501", False),
        ("  # pyroast: ignore", True),
        ("  # pyroast: ignore[PYR301]", True),
        ("  # pyroast: ignore[missing-in-guide]", True),
        ("  # pyroast: ignore[PYR302]", False),
    ],
)
def test_the_same_in_flake8(pyroast: Runner, tmp_path: Path, comment: str, hidden: bool) -> None:
    if not entry_points(group="flake8.extension", name="PYR"):
        pytest.skip("pyroast is not installed, so flake8 does not know it")
    (tmp_path / "a.py").write_text(models(comment))
    ran = pyroast("check", "a.py")
    assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned" + "; 1 finding suppressed by comments" * hidden
    assert (ran.code, ": PYR301 " in ran.out) == (int(not hidden), not hidden)
    flake8 = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select=PYR", "--pyroast-info", "a.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        timeout=120,
    )
    assert flake8.stderr == ""
    assert [line.split()[1] for line in flake8.stdout.splitlines()] == ["PYR301"] * (not hidden)


def test_unused_comments_are_reported_when_asked_for(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(models("  # noqa: PYR301, PYR302"))
    assert pyroast("check", "a.py").lines == [
        "1 pair: 0 aligned, 1 misaligned; 1 finding suppressed by comments"
    ]
    ran = pyroast("check", "a.py", "--select", "unused-suppression")
    assert ran.code == 1
    assert ran.lines[0] == "a.py:11:27: PYR003 there is no finding PYR302 here to suppress"


def test_a_comment_that_is_used_from_another_file(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(models("  # pyroast: ignore[PYR301]", pair=""))
    (tmp_path / "train.py").write_text(
        "import pyro\nfrom pyro.infer import SVI, Trace_ELBO\nfrom parts import prior, approximation\n\n"
        "SVI(prior, approximation, pyro.optim.Adam({}), Trace_ELBO())\n"
    )
    ran = pyroast("check", ".", "--select", "PYR")
    assert (ran.code, ran.lines) == (0, ["1 pair: 0 aligned, 1 misaligned; 1 finding suppressed by comments"])
    alone = pyroast("check", "parts.py", "--select", "PYR003")
    assert [line for line in alone.lines if " PYR003 " in line]
