"""Which files are checked: folders, .gitignore files, exclusions, links, order."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pyroast.project.discover import discover
from tests.cli.conftest import Runner


def make(folder: Path, *names: str) -> None:
    """Empty files, in the order of the names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_searched_for_python_files(here: Path) -> None:
    make(
        here,
        "b.py",
        "a.py",
        "a.pyi",
        "notes.txt",
        "n.ipynb",
        ".ipynb_checkpoints/n-checkpoint.ipynb",
        "pkg/x.py",
        "pkg/sub/y.py",
        ".#lock.py",
        ".hidden.py",
    )
    assert discover(["."]).files == (".hidden.py", "a.py", "b.py", "n.ipynb", "pkg/sub/y.py", "pkg/x.py")


def test_generated_and_hidden_folders_are_left_out(here: Path) -> None:
    folders = (".git", ".venv", "venv", "node_modules", "__pycache__", "build", "dist", ".tox")
    make(
        here, "a.py", *(f"{folder}/x.py" for folder in folders), *(f"pkg/{folder}/x.py" for folder in folders)
    )
    make(here, "env/pyvenv.cfg", "env/lib/x.py")
    assert discover(["."]).files == ("a.py",)


def test_what_is_named_is_checked_whatever_it_is_called(here: Path) -> None:
    make(here, ".git/HEAD", "build/x.py", ".venv/lib/y.py", "script", "stub.pyi")
    (here / ".gitignore").write_text("*\n")
    named = [".venv", "build", "script", "stub.pyi"]
    assert discover(named).files == (".venv/lib/y.py", "build/x.py", "script", "stub.pyi")


@pytest.mark.parametrize(
    ("argument", "files"),
    [
        (".", ("a.py", "pkg/b.py")),
        ("./", ("./a.py", "./pkg/b.py")),
        ("pkg", ("pkg/b.py",)),
        ("pkg/", ("pkg/b.py",)),
        ("./pkg", ("./pkg/b.py",)),
        ("./a.py", ("./a.py",)),
        ("pkg/../a.py", ("pkg/../a.py",)),
    ],
)
def test_paths_are_reported_as_given(here: Path, argument: str, files: tuple[str, ...]) -> None:
    make(here, "a.py", "pkg/b.py")
    assert discover([argument]).files == files


def test_absolute_paths_stay_absolute(here: Path) -> None:
    make(here, "pkg/a.py")
    assert discover([str(here / "pkg")]).files == (f"{here.as_posix()}/pkg/a.py",)


def test_each_file_once_in_an_order_of_names_alone(here: Path) -> None:
    make(here, "b.py", "a.py", "pkg/c.py")
    expected = discover([".", "a.py", "pkg", "./a.py"])
    assert expected.files == ("./a.py", "b.py", "pkg/c.py")
    assert discover(["./a.py", "pkg", "a.py", "."]) == expected


def test_gitignore_files_at_every_level(here: Path) -> None:
    make(here, "a.py", "gen_a.py", "keep/gen_b.py", "keep/c.py", "out/d.py", "pkg/out/e.py", "pkg/local.py")
    (here / ".gitignore").write_text("gen_*.py\n/out/\n# comment\n\n")
    (here / "keep/.gitignore").write_text("!gen_b.py\nc.py\n")
    (here / "pkg/.gitignore").write_text("/local.py\n")
    assert discover(["."]).files == ("a.py", "keep/gen_b.py", "pkg/out/e.py")


def test_gitignore_files_above_count_inside_a_repository_only(here: Path) -> None:
    make(here, "pkg/sub/a.py", "pkg/sub/gen.py", "pkg/sub/other.py")
    (here / ".gitignore").write_text("gen.py\n")
    (here / "pkg/.gitignore").write_text("other.py\n")
    assert discover(["pkg/sub"]).files == ("pkg/sub/a.py", "pkg/sub/gen.py", "pkg/sub/other.py")
    make(here, ".git/HEAD")
    assert discover(["pkg/sub"]).files == ("pkg/sub/a.py",)
    assert discover(["pkg/sub/gen.py"]).files == ("pkg/sub/gen.py",)


def test_an_ignored_folder_that_is_named_is_searched(here: Path) -> None:
    make(here, ".git/HEAD", "out/sub/a.py")
    (here / ".gitignore").write_text("out/\n")
    assert discover(["."]).files == ()
    assert discover(["out"]).files == ("out/sub/a.py",)
    assert discover(["out/sub"]).files == ("out/sub/a.py",)


def test_malformed_patterns_do_not_disturb_the_others(here: Path) -> None:
    make(here, "a.py", "b.py")
    (here / ".gitignore").write_bytes(b"!\n///\n\xff\xfe\na.py\n[\n")
    assert discover(["."]).files == ("b.py",)


@pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
def test_the_same_files_as_git(here: Path) -> None:
    names = [
        f"{a}{b}{c}.py" for a in ("", "x/", "y/x/") for b in ("", "gen/", "lib/") for c in ("a", "b", "gen")
    ]
    make(here, *names)
    (here / ".gitignore").write_text("gen/\n!y/x/gen/\nx/*/b.py\n**/lib/a.py\n/gen.py\n")
    (here / "y/.gitignore").write_text("!a.py\nx/b.py\n")
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.py"],
        cwd=here,
        check=True,
        capture_output=True,
    )
    assert discover(["."]).files == tuple(sorted(listed.stdout.decode().split()))


def test_exclusions(here: Path) -> None:
    make(here, "a.py", "docs/b.py", "pkg/docs/c.py", "pkg/d_test.py")
    assert discover(["."], ["/docs/", "*_test.py"]).files == ("a.py", "pkg/docs/c.py")
    assert discover(["docs/b.py", "a.py"], ["docs"]).files == ("a.py", "docs/b.py")
    assert discover(["docs/b.py", "a.py", "build/x.py"], ["docs"], force_exclude=True).files == ("a.py",)
    assert discover([".."], ["docs"], force_exclude=True).problems == ()


def test_force_exclude_leaves_out_named_files_of_generated_folders(here: Path) -> None:
    make(here, "a.py", "build/x.py", "pkg/.venv/y.py")
    named = ["a.py", "build/x.py", "pkg/.venv/y.py"]
    assert discover(named).files == ("a.py", "build/x.py", "pkg/.venv/y.py")
    assert discover(named, force_exclude=True).files == ("a.py",)
    absolute = [str(here / name) for name in named]
    assert discover(absolute, force_exclude=True).files == (f"{here.as_posix()}/a.py",)


def test_force_exclude_does_not_look_above_the_current_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here, ".work/build/pkg/a.py")
    monkeypatch.chdir(here / ".work/build/pkg")
    for name in ("a.py", "../pkg/a.py", str(here / ".work/build/pkg/a.py")):
        assert discover([name], force_exclude=True).files == (name,)


def test_links(here: Path) -> None:
    make(here, "tree/pkg/a.py", "outside/b.py")
    for link, target in {
        "tree/pkg/loop": "..",
        "tree/elsewhere": "../outside",
        "tree/alias.py": "pkg/a.py",
        "tree/broken.py": "nowhere",
        "tree/self.py": "self.py",
        "tree/selfdir": "selfdir",
    }.items():
        os.symlink(target, here / link)
    found = discover(["tree"])
    assert found.files == ("tree/broken.py", "tree/pkg/a.py", "tree/self.py")
    assert found.problems == ()
    assert found.notes == ("tree/elsewhere: not followed, a link to a folder outside",)
    assert discover(["tree", "outside"]).notes == ()
    assert discover(["tree/elsewhere"]).files == ("tree/elsewhere/b.py",)


def test_a_folder_called_like_a_module(here: Path) -> None:
    make(here, "odd.py/a.py")
    assert discover(["."]).files == ("odd.py/a.py",)


def test_folders_nested_deeper_than_a_path_may_be_long(here: Path) -> None:
    make(here, "a.py")
    depth = os.open(here, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 100, dir_fd=depth)
        deeper = os.open("d" * 100, os.O_RDONLY, dir_fd=depth)
        os.close(depth)
        depth = deeper
    os.close(depth)
    try:
        found = discover(["."])
        assert found.files == ("a.py",)
        assert len(found.problems) == 1
        assert found.problems[0].endswith("(file name too long)")
    finally:
        subprocess.run(["rm", "-rf", "d" * 100], cwd=here, check=True)


def test_missing_paths_are_said_and_the_others_checked(stub: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1  # report PYR301\n")
    ran = stub("check", "a.py", "nowhere", "gone.py")
    assert ran.code == 2
    assert ran.err == "pyroast: gone.py: no such file or folder\npyroast: nowhere: no such file or folder\n"
    assert ran.lines[0] == "a.py:1:1: PYR301 the guide has no site 'x ='"


def test_standard_input_stands_alone(stub: Runner) -> None:
    ran = stub("check", "-", "a.py")
    assert ran.code == 2
    assert "cannot be mixed with paths" in ran.err
