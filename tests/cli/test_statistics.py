"""How much was understood: `check --statistics`, the JSON summary, and `explain --unknown`."""

from __future__ import annotations

from pathlib import Path

from pyroast.check import check_source
from tests.cli.conftest import Runner
from tests.cli.test_json import load

PROGRAM = """\
import pyro
import torch
import pyro.distributions as dist
import pyro.infer as inference
from pyro.infer import SVI, Trace_ELBO
from elsewhere import get_guide


def model(names, y=None):
    for name in names:
        pyro.sample(f"w_{name}", dist.Normal(0.0, 1.0))
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    if y is None:
        pyro.sample("y", dist.Normal(z, 1.0))
    else:
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(names, y=None):
    pyro.sample("z", dist.Normal(0.0, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())
svi.step([], torch.tensor(1.0))
svi.step([], None)
SVI(model, get_guide(), pyro.optim.Adam({}), Trace_ELBO())


def train():
    return 1
    inference.SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())
"""
STATISTICS = """\
pairs                              2
  aligned                          0
  misaligned                       1
  unknown                          1
"""


def test_the_counts(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    text = pyroast("check", "--statistics", ".").out
    counts = text[text.index("\n\npairs  ") + 2 :]
    assert counts.startswith(STATISTICS)
    document = load(pyroast("check", ".", "--output-format", "json"))
    summary = document["summary"]
    (undecided,) = (pair for pair in document["pairs"] if pair["status"] == "unknown")
    assert sum(summary["reasons"].values()) >= 2
    assert {entry["reason"] for entry in undecided["unknown"]} >= {"guide: the function itself is not known"}
    assert summary["reasons"]["guide: the function itself is not known"] == 1
    assert summary["unresolved"] == sum(summary["causes"].values()) == 2
    assert summary["causes"]["the guide is not known"] == 1
    assert summary["unnamed_sites"] == 1
    for reason, count in (*summary["reasons"].items(), *summary["causes"].items()):
        assert f"{count:>10}  {reason}" in counts.splitlines()
    assert f"{1:>10}  PYR301 missing-in-guide" in counts.splitlines()


def test_other_outputs_have_the_counts_beside_them(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    with_them = pyroast("check", "--statistics", ".", "--output-format", "github")
    without = pyroast("check", ".", "--output-format", "github")
    assert with_them.out == without.out
    assert STATISTICS in with_them.err and STATISTICS not in without.err


def test_what_is_not_known_is_listed_with_its_line(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    ran = pyroast("explain", "--unknown", ".")
    assert ran.code == 0
    assert "a.py:26: unresolved call: the guide is not known" in ran.lines
    assert any(
        line.startswith("a.py:31: unresolved call: no run of the program comes to") for line in ran.lines
    )
    assert any(line.startswith("a.py:11: the name of site 'w_{") for line in ran.lines)
    assert "a.py:26: guide: the function itself is not known (pair of line 26)" in ran.lines
    numbers = [int(line.split(":")[1]) for line in ran.lines[:-1]]
    assert numbers == sorted(numbers)
    assert ran.lines[-1] == "2 pairs: 0 aligned, 1 misaligned, 1 unknown"


def test_every_round_of_a_call_that_differs_has_its_table(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    text = pyroast("explain", "a.py").out
    first = text[: text.index("a.py:26")]
    assert first.count("another round of the call: ") == 1
    assert first.count("observed, line 16") == first.count("y     Normal, line 14") == 1
    pair = load(pyroast("check", ".", "--output-format", "json"))["pairs"][0]
    assert len(pair["others"]) == 1 and pair["others"][0]["sites"] != pair["sites"]


def test_rounds_that_are_alike_are_one() -> None:
    again = PROGRAM.replace("svi.step([], None)", "svi.step([], torch.tensor(2.0))")
    pair = check_source("a.py", again.encode()).pairs[0]
    assert pair.others == ()


def test_calls_that_are_resolved_are_not_counted() -> None:
    reached = PROGRAM.replace("    return 1\n", "").replace("get_guide()", "guide")
    assert check_source("a.py", reached.encode()).unresolved == ()
    other = PROGRAM.replace("import pyro.infer as inference", "import other.infer as inference")
    assert [entry.span.line for entry in check_source("a.py", other.encode()).unresolved] == [26]


def test_a_trainer_is_resolved_where_another_file_calls_it(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "trainer.py").write_text(
        "import pyro\nfrom pyro.infer import SVI, Trace_ELBO\n\n\ndef fit(model, guide):\n"
        "    SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step()\n"
    )
    alone = load(pyroast("check", "trainer.py", "--output-format", "json"))["summary"]
    assert alone["causes"] == {"the model and the guide are not known": 1}
    (tmp_path / "main.py").write_text(
        "import pyro\nimport pyro.distributions as dist\nfrom trainer import fit\n\n\ndef f():\n"
        "    pyro.sample('z', dist.Normal(0.0, 1.0))\n\n\nfit(f, f)\n"
    )
    both = load(pyroast("check", ".", "--output-format", "json"))["summary"]
    assert (both["pairs"], both["unresolved"]) == (1, 0)
