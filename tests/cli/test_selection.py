"""`--select` and `--ignore`, and what `pyroast rule` says of the rules they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyroast.finding import Finding, Runtime, Severity
from pyroast.report.selection import Selection, UnknownRule, parse_selectors
from pyroast.spans import NO_SPAN
from tests.cli.conftest import Runner

CODES = [
    ("PYR000", "internal-error"),
    ("PYR001", "unreadable-source"),
    ("PYR002", "undecided-pair"),
    ("PYR301", "missing-in-guide"),
    ("PYR302", "extra-in-guide"),
    ("PYR401", "enum-without-traceenum"),
]
SEVERITIES = {"PYR002": Severity.INFO, "PYR401": Severity.WARNING}


def shown(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
    """The last digits of the codes that are shown, one finding of each rule given."""
    selection = Selection(parse_selectors(select, CODES), parse_selectors(ignore, CODES))
    findings = [
        Finding(code, name, SEVERITIES.get(code, Severity.ERROR), Runtime.WARNS, "a.py", NO_SPAN, "m")
        for code, name in CODES
    ]
    return [finding.code[3:] for finding in findings if selection.shows(finding)]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), "000 001 301 302 401"),
        (("PYR301",), (), "000 001 301"),
        (("PYR3",), (), "000 001 301 302"),
        (("pyr3,PYR4",), (), "000 001 301 302 401"),
        (("PYR301", "enum-without-traceenum"), (), "000 001 301 401"),
        (("PYR002",), (), "000 001 002"),
        (("undecided-pair, PYR401",), (), "000 001 002 401"),
        (("PYR",), (), "000 001 002 301 302 401"),
        ((), ("PYR3",), "000 001 401"),
        ((), ("missing-in-guide",), "000 001 302 401"),
        (("PYR3",), ("PYR302",), "000 001 301"),
        (("PYR302",), ("PYR3",), "000 001 302"),
        (("PYR3",), ("PYR3",), "000 001"),
        ((), ("PYR",), "000 001"),
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], codes: str) -> None:
    assert shown(select, ignore) == codes.split()


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("PYR3O1", "no rule has the code or name 'PYR3O1'; did you mean PYR301?"),
        ("missing-in-gide", "no rule has the code or name 'missing-in-gide'; did you mean missing-in-guide?"),
        ("E501", "no rule has the code or name 'E501'"),
    ],
)
def test_a_selector_that_fits_no_rule(selector: str, message: str) -> None:
    with pytest.raises(UnknownRule) as raised:
        parse_selectors([selector], CODES)
    assert str(raised.value) == message


SOURCE = "# pair misaligned\nx = 1  # report PYR301\ny = 2  # report PYR303\nz = 3  # report PYR002\n"


@pytest.mark.parametrize(
    ("options", "code", "reported"),
    [
        ((), 1, ["PYR301", "PYR303"]),
        (("--select", "PYR301"), 1, ["PYR301"]),
        (("--select", "PYR002"), 1, ["PYR002"]),
        (("--ignore", "PYR301,auxiliary-in-model"), 0, []),
    ],
)
def test_selection_never_changes_a_pair(
    stub: Runner, tmp_path: Path, options: tuple[str, ...], code: int, reported: list[str]
) -> None:
    (tmp_path / "a.py").write_text(SOURCE)
    ran = stub("check", "a.py", *options)
    assert ran.code == code
    assert [line.split()[1] for line in ran.lines if line.startswith("a.py:")] == reported
    assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned"


def test_an_unknown_code_is_wrong_usage(pyroast: Runner) -> None:
    ran = pyroast("check", "--select", "missing-in-gide")
    assert (ran.code, ran.out) == (2, "")
    assert "no rule has the code or name 'missing-in-gide'; did you mean missing-in-guide?" in ran.err


def test_the_list_of_rules(pyroast: Runner) -> None:
    ran = pyroast("rule")
    assert ran.code == 0
    codes = [line.split()[0] for line in ran.lines]
    assert codes == sorted(set(codes))
    assert {"PYR000", "PYR001", "PYR002", "PYR301"} <= set(codes)
    assert all(len(line.split(maxsplit=3)) == 4 for line in ran.lines)


def test_the_page_of_a_rule(pyroast: Runner) -> None:
    by_code = pyroast("rule", "pyr301")
    assert by_code.code == 0
    assert by_code.lines[0] == "# PYR301 missing-in-guide (error)"
    assert "## Why is this bad?" in by_code.lines
    assert pyroast("rule", "missing-in-guide") == by_code == pyroast("rule", "301")
    wrong = pyroast("rule", "missing-in-gide")
    assert wrong.code == 2
    assert "did you mean missing-in-guide?" in wrong.err
