"""`[tool.pyroast]` in pyproject.toml, and the options that go before it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

SOURCE = "# pair misaligned\nx = 1  # report PYR301\ny = 2  # report PYR303\nz = 3  # report PYR002\n"


def write(folder: Path, settings: str, **files: str) -> None:
    """A project with settings and a checked file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(f"[tool.pyroast]\n{settings}\n", encoding="utf-8")
    (folder / "a.py").write_text(SOURCE)


def reported(out: str) -> list[str]:
    return [line.split()[1] for line in out.splitlines() if line.startswith("a.py:") and " PYR" in line]


@pytest.mark.parametrize(
    ("settings", "options", "code", "codes"),
    [
        ("", (), 1, ["PYR301", "PYR303"]),
        ('select = ["PYR301"]', (), 1, ["PYR301"]),
        ('select = ["PYR3", "undecided-pair"]', (), 1, ["PYR301", "PYR303", "PYR002"]),
        ('ignore = ["missing-in-guide", "PYR303"]', (), 0, []),
        ('select = ["PYR301"]', ("--select", "PYR303"), 1, ["PYR303"]),
        ('ignore = ["PYR301"]', ("--select", "PYR301"), 1, ["PYR301"]),
        ('ignore = ["PYR301"]', ("--ignore", "PYR303"), 1, ["PYR301"]),
        ('select = ["PYR301"]', ("--ignore", "PYR301"), 0, []),
        ('ignore = ["PYR301"]', ("--isolated",), 1, ["PYR301", "PYR303"]),
        ('per-file-ignores = {"*.py" = ["PYR301"]}', (), 1, ["PYR303"]),
        ('per-file-ignores = {"/a.py" = ["PYR3"], "b.py" = ["PYR"]}', (), 0, []),
        ('per-file-ignores = {"tests/" = ["PYR3"]}', (), 1, ["PYR301", "PYR303"]),
        ('severity = {PYR301 = "info", PYR002 = "warning"}', (), 1, ["PYR303", "PYR002"]),
        ('severity = {PYR3 = "info", missing-in-guide = "error"}', (), 1, ["PYR301"]),
        ("strict = true", (), 1, ["PYR301", "PYR303", "PYR002"]),
        ("strict = false", ("--strict",), 1, ["PYR301", "PYR303", "PYR002"]),
        ('exclude = ["a.py"]', (), 0, []),
        ('exclude = ["a.py"]', ("--exclude", "b.py"), 1, ["PYR301", "PYR303"]),
        ('extend-exclude = ["/a.py"]', ("--exclude", "b.py"), 0, []),
    ],
)
def test_what_is_shown(
    stub: Runner, tmp_path: Path, settings: str, options: tuple[str, ...], code: int, codes: list[str]
) -> None:
    write(tmp_path, settings)
    ran = stub("check", ".", *options)
    assert (ran.code, ran.err, reported(ran.out)) == (code, "", codes)
    if "exclude" not in settings or codes:
        assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned"


def test_severities_in_json(stub: Runner, tmp_path: Path) -> None:
    write(tmp_path, 'severity = {PYR301 = "warning"}\nstrict = true')
    document = json.loads(stub("check", ".", "--output-format", "json").out)
    assert [(each["code"], each["severity"]) for each in document["findings"]] == [
        ("PYR301", "warning"), ("PYR303", "warning"), ("PYR002", "warning"),
    ]  # fmt: skip
    assert document["pairs"][0]["status"] == "misaligned"


def test_strict_fails_on_unknown_pairs(stub: Runner, tmp_path: Path) -> None:
    write(tmp_path, "strict = true")
    (tmp_path / "a.py").write_text("# pair unknown\n")
    assert stub("check", ".").code == 1
    assert stub("check", ".", "--isolated").code == 0


def test_the_nearest_settings_hold_for_each_file(stub: Runner, tmp_path: Path) -> None:
    write(tmp_path, 'ignore = ["PYR301"]\nextend-exclude = ["left_out"]')
    write(tmp_path / "inner", 'ignore = ["PYR303"]')
    write(tmp_path / "inner/left_out", "")
    (tmp_path / "inner/left_out/pyproject.toml").write_text("[project]\nname = 'pyroast-user'\n")
    write(tmp_path / "left_out", "")
    ran = stub("check", ".")
    found = [line.split()[:2] for line in ran.lines if ": PYR" in line]
    assert found == [
        ["a.py:3:1:", "PYR303"], ["inner/a.py:2:1:", "PYR301"], ["inner/left_out/a.py:2:1:", "PYR301"],
    ]  # fmt: skip
    from_stdin = stub("check", "-", "--stdin-filename", "inner/new.py", stdin=SOURCE.encode())
    assert [line.split()[1] for line in from_stdin.lines if ": PYR" in line] == ["PYR301"]


def test_settings_that_are_named(stub: Runner, tmp_path: Path) -> None:
    write(tmp_path, 'ignore = ["PYR301"]')
    (tmp_path / "other.toml").write_text('[tool.pyroast]\nignore = ["PYR303"]\n')
    assert reported(stub("check", ".", "--config", "other.toml").out) == ["PYR301"]
    (tmp_path / "b.toml").write_text("x =")
    for name, message in {
        "none.toml": "none.toml: does not exist",
        "b.toml": "b.toml: no valid TOML: ",
        ".": ".: is a folder",
    }.items():
        ran = stub("check", ".", "--config", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"pyroast: {message}") and ran.err.count("\n") == 1
    (tmp_path / "other.toml").write_text("[tool.other]\n")
    ran = stub("check", ".", "--config", "other.toml")
    assert (ran.code, ran.err) == (2, "pyroast: other.toml: there is no table [tool.pyroast]\n")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("selct = []", "unknown setting 'selct'; did you mean 'select'?"),
        ("per_file_ignores = {}", "unknown setting 'per_file_ignores'; did you mean 'per-file-ignores'?"),
        ("xyz = 1", "unknown setting 'xyz'"),
        ('select = "PYR3"', "select must be a list of strings"),
        ("exclude = [1]", "exclude must be a list of strings"),
        ("strict = 1", "strict must be true or false"),
        ('select = ["PYR3O1"]', "select: no rule has the code or name 'PYR3O1'; did you mean PYR"),
        ('ignore = ["missing-in-gide"]', "ignore: no rule has the code or name 'missing-in-gide'; did you mean missing-in-guide?"),
        ('per-file-ignores = ["a"]', "per-file-ignores must be a table of patterns with lists of rules"),
        ('per-file-ignores = {"a.py" = "PYR301"}', "per-file-ignores.'a.py' must be a list of strings"),
        ('per-file-ignores = {"a.py" = ["E501"]}', "per-file-ignores: no rule has the code or name 'E501'"),
        ('severity = {PYR301 = "fatal"}', "severity.PYR301 must be one of 'error', 'warning', 'info'"),
        ('severity = {PYR999 = "info"}', "severity: no rule has the code or name 'PYR999'"),
        ('severity = "info"', "severity must be a table of rules with severities"),
        ('roots = ["nowhere"]', "roots: nowhere is no folder"),
        ('pair-makers = "a.b"', "pair-makers must be a list of dotted names or tables"),
        ('pair-makers = ["a b"]', "pair-makers: 'a b' is no dotted name of a function"),
        ("pair-makers = [{model = 0}]", "pair-makers: None is no dotted name of a function"),
        ('pair-makers = [{call = "a.b", modle = 0}]', "unknown key of pair-makers 'modle'; did you mean 'model'?"),
        ('pair-makers = [{call = "a.b", model = -1}]', "pair-makers: model must be a position from 0 or the name of a parameter"),
    ],
)  # fmt: skip
def test_wrong_settings(pyroast: Runner, tmp_path: Path, settings: str, message: str) -> None:
    write(tmp_path, settings)
    for arguments in (("check", "."), ("check", "a.py"), ("explain", ".")):
        ran = pyroast(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.rstrip().startswith(f"pyroast: pyproject.toml: [tool.pyroast] {message}")
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"[tool.pyroast\n", "pyproject.toml: no valid TOML: "),
        (b"[tool.pyroast]\nselect = ['\xff']\n", "pyproject.toml: not valid utf-8"),
        (b"[tool]\npyroast = 3\n", "pyproject.toml: tool.pyroast must be a table"),
    ],
)
def test_broken_files(pyroast: Runner, tmp_path: Path, text: bytes, message: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text)
    ran = pyroast("check", ".")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"pyroast: {message}")


def test_files_of_other_tools_are_none_of_our_business(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.other\n")
    assert pyroast("check", ".").code == 0


HELPERS = """\
import pyro
import pyro.distributions as dist


def guide(data):
    pyro.sample("z", dist.Normal(0.0, 1.0))
"""
TRAINER = """\
import pyro
import pyro.distributions as dist
from mytrainers import fit
import others


def net(data):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=data)


def approximation(data):
    pyro.sample("z", dist.Normal(0.0, 1.0))


def main():
    fit(net, approximation, loss="Trace_ELBO")
    others.Trainer(3, prior=net, posterior=approximation)
"""


@pytest.mark.parametrize(
    ("makers", "pairs"),
    [
        ("[]", 0),
        ('["mytrainers.fit"]', 1),
        ('["mytrainers.fit", {call = "others.Trainer", model = "prior", guide = "posterior"}]', 2),
        ('[{call = "mytrainers.fit", model = 0, guide = 1, loss = "loss"}]', 1),
        ('["elsewhere.fit"]', 0),
    ],
)
@pytest.mark.parametrize("in_project", [False, True])
def test_functions_that_make_pairs(
    pyroast: Runner, tmp_path: Path, makers: str, pairs: int, in_project: bool
) -> None:
    write(tmp_path, f"pair-makers = {makers}")
    (tmp_path / "a.py").write_text(TRAINER)
    if in_project:
        (tmp_path / "mytrainers.py").write_text("def fit(model, guide, loss):\n    pass\n")
        (tmp_path / "others.py").write_text(
            "class Trainer:\n    def __init__(self, n, prior, posterior):\n        pass\n"
        )
    document = json.loads(pyroast("check", "a.py", "--output-format", "json").out)
    assert [(pair["model"]["name"], pair["guide"]["name"]) for pair in document["pairs"]] == [
        ("net", "approximation")
    ] * pairs
    assert [finding["code"] for finding in document["findings"]] == ["PYR301"] * bool(pairs)


def test_methods_that_make_pairs(pyroast: Runner, tmp_path: Path) -> None:
    write(tmp_path, 'pair-makers = ["training.Trainer.fit", {call = "training.run", model = 1, guide = 2}]')
    (tmp_path / "training.py").write_text(
        "class Trainer:\n    def fit(self, model, guide):\n        pass\n\n\ndef run(n, model, guide):\n    pass\n"
    )
    (tmp_path / "a.py").write_text(
        TRAINER.partition("def main")[0].replace(
            "from mytrainers import fit\nimport others", "import training"
        )
        + "trainer = training.Trainer()\ntrainer.fit(net, approximation)\ntraining.run(3, net, approximation)\n"
    )
    document = json.loads(pyroast("check", "a.py", "--output-format", "json").out)
    assert [(pair["via"], pair["model"]["name"], pair["guide"]["name"]) for pair in document["pairs"]] == [
        ("fit", "net", "approximation"), ("run", "net", "approximation"),
    ]  # fmt: skip


def test_further_roots(pyroast: Runner, tmp_path: Path) -> None:
    write(tmp_path / "one", 'roots = ["../shared"]')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/helpers.py").write_text(HELPERS)
    (tmp_path / "one/a.py").write_text(
        TRAINER.partition("def approximation")[0].replace(
            "import others", "from helpers import guide\nfrom pyro.infer import SVI, Trace_ELBO"
        )
        + "SVI(net, guide, pyro.optim.Adam({}), Trace_ELBO())\n"
    )
    ran = pyroast("check", "one/a.py")
    assert ran.lines[-1] == "1 pair: 0 aligned, 1 misaligned"
    assert (
        pyroast("check", "one/a.py", "--isolated").lines[-1] == "1 pair: 0 aligned, 0 misaligned, 1 unknown"
    )
