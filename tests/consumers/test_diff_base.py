"""`--diff-base` and `--changed-lines` on repositories that git makes: what a change brings in, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import REAL, Ran, run

IMPORTS = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
"""
MODEL = """\
def model(data):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(a + b, 1.0), obs=data)
"""
GUIDE = """\
def guide(data):
    loc = pyro.param("loc", lambda: torch.tensor(0.0))
    pyro.sample("a", dist.Normal(loc, 1.0))
"""
CALL = "svi = SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO())\n"
OLD = IMPORTS + MODEL + GUIDE + CALL
"""Has one finding, b is missing in the guide."""


class Repository:
    """A folder under git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str) -> str:
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *settings, *arguments], cwd=self.folder, capture_output=True, check=True, timeout=60
        )
        return done.stdout.decode()

    def write(self, **files: str) -> None:
        for name, text in files.items():
            path = self.folder / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, **files: str) -> str:
        self.write(**files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "a state")
        return self.git("rev-parse", "HEAD").strip()

    def check(self, *arguments: str, stdin: bytes = b"", cwd: str = ".") -> Ran:
        folder = self.folder / cwd
        return run(REAL, "check", "--output-format", "json", *arguments, cwd=folder, stdin=stdin)

    def new(self, *arguments: str, stdin: bytes = b"", cwd: str = ".") -> list[str]:
        """The file, code and site of each finding that is shown."""
        ran = self.check(*arguments, stdin=stdin, cwd=cwd)
        found = json.loads(ran.out)["findings"]
        assert ran.err == "" and ran.code == (1 if found else 0)
        return [f"{each['path']} {each['code']} {each['site']}" for each in found]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository(tmp_path)


UNCHANGED: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "lines above": lambda text: "# one\n# two\n" + text,
    "the line itself": lambda text: text.replace("def guide(data):", "def guide(data):  # the guide"),
    "another statement": lambda text: text.replace("torch.tensor(0.0)", "torch.tensor(1.0)"),
    "formatting": lambda text: text.replace("    ", "  "),
}


@pytest.mark.parametrize("change", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_what_was_there_is_not_shown(repository: Repository, change: Callable[[str], str]) -> None:
    repository.commit(old=OLD)
    repository.write(old=change(OLD))
    ran = repository.check("--diff-base", "HEAD")
    document = json.loads(ran.out)
    assert (ran.code, document["findings"], document["summary"]["before"]) == (0, [], 1)
    assert document["pairs"][0]["status"] == "misaligned"


INTRODUCED: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a sample statement is removed": (
        lambda text: text.replace('    pyro.sample("a", dist.Normal(loc, 1.0))\n', "    return loc\n"),
        ["PYR301 a"],
    ),
    "the model draws more": (
        lambda text: text.replace("    b = ", '    c = pyro.sample("c", dist.Normal(0.0, 1.0))\n    b = '),
        ["PYR301 c"],
    ),
    "a site is renamed": (lambda text: text.replace('sample("b"', 'sample("beta"'), ["PYR301 beta"]),
    "the guide draws more": (
        lambda text: text.replace("    loc = ", '    pyro.sample("x", dist.Normal(0.0, 1.0))\n    loc = '),
        ["PYR302 x"],
    ),
    "another guide like the first": (
        lambda text: text + GUIDE.replace("guide", "other") + CALL.replace("guide", "other"),
        ["PYR301 b"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), INTRODUCED.values(), ids=INTRODUCED.keys())
def test_what_the_change_introduces_is_shown(
    repository: Repository, change: Callable[[str], str], expected: list[str]
) -> None:
    repository.commit(old=OLD)
    repository.write(old=change(OLD))
    wanted = [f"old.py {each}" for each in expected]
    assert repository.new("--diff-base", "HEAD") == wanted
    repository.commit()
    assert repository.new("--diff-base", "HEAD~1") == wanted
    assert repository.new("--diff-base", "HEAD") == []
    diff = repository.git("diff", "HEAD~1").encode()
    assert set(wanted) <= set(repository.new("--changed-lines", "-", stdin=diff))


def test_a_change_in_one_file_shows_in_the_pairs_of_another(repository: Repository) -> None:
    train = f"from parts import model\n{IMPORTS}{GUIDE}{CALL}"
    repository.commit(parts=IMPORTS + MODEL, train=train)
    more = MODEL.replace("    b = ", '    c = pyro.sample("c", dist.Normal(0.0, 1.0))\n    b = ')
    repository.write(parts=IMPORTS + more)
    assert repository.new("--diff-base", "HEAD") == ["train.py PYR301 c"]
    diff = repository.git("diff", "-U0").encode()
    assert "train.py PYR301 c" in repository.new("--changed-lines", "-", stdin=diff)
    assert repository.new("--changed-lines", "-", stdin=b"elsewhere.py:1-50\n") == []


def test_renamed_and_moved_code_is_not_new(repository: Repository) -> None:
    repository.commit(old=OLD)
    repository.git("mv", "old.py", "new.py")
    assert repository.new("--diff-base", "HEAD") == []
    repository.commit()
    repository.write(new=IMPORTS, third=OLD)
    assert repository.new("--diff-base", "HEAD") == []


def test_new_files_count_whole(repository: Repository) -> None:
    repository.commit(old=OLD)
    repository.write(fresh=OLD)
    assert repository.new("--diff-base", "HEAD") == ["fresh.py PYR301 b"]


def test_the_merge_base_is_what_counts(repository: Repository) -> None:
    """What has been repaired on the other branch since is no finding of this one."""
    repository.commit(old=OLD)
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit(other="x = 1\n")
    repository.git("checkout", "--quiet", "main")
    repository.commit(old=OLD.replace('    b = pyro.sample("b", dist.Normal(0.0, 1.0))\n', "    b = 0.0\n"))
    repository.git("checkout", "--quiet", "topic")
    assert repository.new("--diff-base", "main") == []


def test_from_a_folder_below_and_on_standard_input(repository: Repository) -> None:
    repository.commit(**{"deep/old": OLD})
    more = OLD.replace("    b = ", '    c = pyro.sample("c", dist.Normal(0.0, 1.0))\n    b = ')
    arguments = ("--diff-base", "HEAD", "-", "--stdin-filename", "old.py")
    assert (
        repository.new(*arguments, stdin=more.encode(), cwd="deep") == []
    )  # nothing on the disk has changed
    repository.write(**{"deep/old": more})
    assert repository.new("--diff-base", "HEAD", cwd="deep") == ["old.py PYR301 c"]
    assert repository.new(*arguments, stdin=more.encode(), cwd="deep") == ["old.py PYR301 c"]


def test_a_comment_that_is_removed_brings_its_finding_back(repository: Repository) -> None:
    repository.commit(old=OLD.replace("def guide(data):", "def guide(data):  # noqa: PYR301"))
    repository.write(old=OLD)
    assert repository.new("--diff-base", "HEAD") == ["old.py PYR301 b"]


def test_names_of_any_kind(repository: Repository) -> None:
    repository.commit(**{"größe 日本/ein modell": OLD})
    repository.write(**{"größe 日本/ein modell": OLD.replace('sample("b"', 'sample("β"')})
    assert repository.new("--diff-base", "HEAD") == ["größe 日本/ein modell.py PYR301 β"]
    diff = repository.git("diff").encode()
    assert b"\\303" in diff  # quoted
    assert repository.new("--changed-lines", "-", stdin=diff) == ["größe 日本/ein modell.py PYR301 β"]


@pytest.mark.parametrize("revision", ["nothing-here", "--output=x", "HEAD:old.py", ""])
def test_a_revision_that_git_does_not_know(repository: Repository, revision: str) -> None:
    repository.commit(old=OLD)
    ran = repository.check(f"--diff-base={revision}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"pyroast: --diff-base: git knows no revision {revision!r} here\n"
    assert [path.name for path in repository.folder.iterdir() if path.name != ".git"] == ["old.py"]


def test_without_a_repository(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text(OLD)
    ran = run(
        REAL, "check", "--diff-base", "HEAD", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pyroast: --diff-base: git rev-parse: fatal: not a git repository")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("old.py:9", 1),
        ("./old.py:9-11\n", 1),
        ("old.py:11-12", 1),
        ("old.py:13-15", 0),
        ("other.py:1-99", 0),
        ("", 0),
        ("--- a/old.py\n+++ b/old.py\n@@ -10,2 +10,1 @@ def guide\n-x\n-y\n+z\n", 1),
        ("--- a/old.py\n+++ b/old.py\n@@ -10,2 +9,0 @@ def guide\n-+++ b/other.py\n-@@ -1 +1 @@\n", 1),
        ("--- a/old.py\n+++ b/old.py\n@@ -40,2 +40,0 @@ def guide\n-x\n-y\n", 0),
        ("--- a/old.py\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-x\n-y\n", 0),
    ],
)
def test_changed_lines(repository: Repository, text: str, shown: int) -> None:
    repository.write(old=OLD.replace("svi =", "\n\n\n\nsvi ="))
    found = repository.new("--changed-lines", "-", stdin=text.encode())
    assert len(found) == shown
    (repository.folder / "changes").write_text(text)
    assert repository.new("--changed-lines", "changes") == found


def test_a_text_that_names_no_lines(repository: Repository) -> None:
    repository.write(old=OLD)
    ran = repository.check("--changed-lines", "-", stdin=b"old.py:1\nwhat?\n")
    assert (ran.code, ran.err) == (
        2,
        "pyroast: --changed-lines: line 2 is neither a part of a diff nor of the form path:4-12\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [("--diff-base", "HEAD", "--changed-lines", "-"), ("-", "--changed-lines", "-")],
)
def test_what_cannot_be_asked_together(repository: Repository, arguments: tuple[str, ...]) -> None:
    assert repository.check(*arguments).code == 2


UNDECIDED = (
    "from elsewhere import guess\n"
    + IMPORTS
    + MODEL
    + "SVI(model, guess, pyro.optim.Adam({}), Trace_ELBO())\n"
)


def test_a_pair_that_was_undecided_before_does_not_fail(repository: Repository) -> None:
    repository.commit(old=UNDECIDED)
    repository.write(old="# moved\n" + UNDECIDED)
    assert repository.check("--fail-on-unknown").code == 1
    assert repository.check("--fail-on-unknown", "--diff-base", "HEAD").code == 0
    diff = repository.git("diff", "-U0", "HEAD").encode()
    assert repository.check("--fail-on-unknown", "--changed-lines", "-", stdin=diff).code == 0
    repository.write(new=UNDECIDED)
    repository.git("add", "--intent-to-add", "new.py")
    assert repository.check("--fail-on-unknown", "--diff-base", "HEAD").code == 1
    diff = repository.git("diff", "-U0", "HEAD").encode()
    assert repository.check("--fail-on-unknown", "--changed-lines", "-", stdin=diff).code == 1
    assert repository.check("--diff-base", "HEAD").code == 0
