"""Whatever is under a path: a clear line, exit code 2, and the other files checked. Nothing hangs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pyroast.project import read
from pyroast.project.discover import discover
from pyroast.project.read import UnreadableFile, read_file
from tests.cli.conftest import ROOT, Runner

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")


@POSIX
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: os.mkfifo(path), "is a named pipe, not a file"),
        (lambda path: os.symlink("/dev/zero", path), "is a device, not a file"),
        (lambda path: os.symlink("/dev/null", path), "is a device, not a file"),
        (lambda path: os.symlink("nowhere", path), "is a symbolic link to nothing"),
        (lambda path: os.symlink("odd.py", path), "cannot be read (too many levels of symbolic links)"),
        (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 2**36), "is larger than 32 MB"),
    ],
    ids=["pipe", "endless device", "empty device", "broken link", "link to itself", "64 GB"],
)
def test_what_is_no_readable_file(
    stub: Runner, tmp_path: Path, make: Callable[[str], None], reason: str
) -> None:
    make(str(tmp_path / "odd.py"))
    (tmp_path / "z.py").write_text("x = 1  # report PYR301\n")
    for arguments in (["."], ["odd.py", "z.py"]):
        ran = stub("check", *arguments)
        assert (ran.code, ran.err) == (2, "")
        assert ran.lines[0] == f"odd.py:1:1: PYR001 this {reason}"
        assert "z.py:1:1: PYR301 the guide has no site 'x ='" in ran.lines


@POSIX
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("s.py")
        with pytest.raises(UnreadableFile, match="is a socket, not a file"):
            read_file("s.py")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_file(str(tmp_path))


def test_a_name_with_a_null_byte() -> None:
    with pytest.raises(UnreadableFile, match="is no valid name of a file"):
        read_file("a\0b")
    assert discover(["a\0b"]).problems == ("a\0b: no such file or folder",)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n")
    real = os.fstat
    grown = 0

    def growing(descriptor: int) -> os.stat_result:
        nonlocal grown
        if grown < times:
            grown += 1
            with path.open("ab") as stream:
                stream.write(b"y = 2\n")
        return real(descriptor)

    monkeypatch.setattr(read.os, "fstat", growing)
    times = 2  # the first attempt fails, the second one finds the file at rest
    assert read_file(str(path)) == b"x = 1\n" + b"y = 2\n" * 2
    times = 100
    with pytest.raises(UnreadableFile, match="changed while it was read"):
        read_file(str(path))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@POSIX
def test_what_may_not_be_read(open_folder: Path) -> None:
    (open_folder / "secret.py").touch(mode=0o000)
    (open_folder / "closed").mkdir()
    (open_folder / "closed/x.py").touch()
    (open_folder / "closed").chmod(0o000)
    (open_folder / "z.py").write_text("x = 1\n")
    # Root may read everything, so the check runs as somebody else where the tests run as root.
    code = (
        "import os, sys; import pyroast.cli.check, tests.cli.stub, pyroast.report.text\n"
        "os.getuid() or os.setuid(65534)\n"
        "from pyroast.cli import main; sys.argv[1:] = ['check', '.']; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=open_folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    (open_folder / "closed").chmod(0o755)
    assert ran.stderr == "pyroast: closed/: may not be read (permission denied)\n"
    assert ran.stdout.splitlines()[0] == "secret.py:1:1: PYR001 this may not be read (permission denied)"
    assert ran.stdout.splitlines()[-1] == "no model/guide pair found in 2 files"
    assert ran.returncode == 2


BROKEN = {
    "syntax.py": b"import pyro\ndef f(:\n",
    "bytes.py": b"import pyro\n\xff\xfe\x00\n",
    "null.py": b"import pyro\nx = '\x00'\n",
    "coding.py": b"# coding: nonsense\nimport pyro\n",
    "brackets.py": b"import pyro\nx = " + b"(" * 100_000 + b")" * 100_000 + b"\n",
    "elifs.py": b"import pyro\nif x: pass\n" + b"elif x: pass\n" * 30_000,
    "nots.py": b"import pyro\nx = " + b"not " * 30_000 + b"y\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_text_that_is_no_python(pyroast: Runner, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BROKEN[name])
    (tmp_path / "z.py").write_text("import pyro\n")
    for ran in (pyroast("check", "."), pyroast("explain", ".")):
        assert (ran.code, ran.err) == (2, "")
        assert ran.lines[0].startswith(f"{name}:")
        assert " PYR001 " in ran.lines[0]
        assert ran.lines[-1] == "no model/guide pair found in 2 files"
    from_stdin = pyroast("check", "-", "--stdin-filename", name, stdin=BROKEN[name])
    assert from_stdin.code == 2
    assert " PYR001 " in from_stdin.lines[0]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\n" * 1000,
        b"import pyro\n" + b"x = 1\n" * 100_000,
        b"import pyro\nx = " + b"(" * 150 + b"1" + b")" * 150 + b"\n",
        b"import pyro\nx = " + b" + ".join([b"a"] * 2000) + b"\n",
    ],
    ids=["empty", "a byte order mark", "empty lines", "100,000 lines", "150 levels", "2,000 terms"],
)
def test_odd_text_that_is_python(pyroast: Runner, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a.py").write_bytes(text)
    ran = pyroast("check", "a.py")
    assert (ran.code, ran.out, ran.err) == (0, "no model/guide pair found in 1 file\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chek",), "no command 'chek'; did you mean 'check'?"),
        (("zzz",), "no command 'zzz'"),
        (("check", "--output-format", "xml"), "'xml' is not one of 'full', 'text'"),
        (("check", "--nonsense"), "No such option"),
        (("rule", "PYR999"), "no rule has the code or name 'PYR999'"),
    ],
)
def test_wrong_usage(pyroast: Runner, arguments: tuple[str, ...], words: str) -> None:
    ran = pyroast(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_file_given_as_a_command(pyroast: Runner, tmp_path: Path) -> None:
    (tmp_path / "gmm.py").touch()
    assert "did you mean 'pyroast check gmm.py'?" in pyroast("gmm.py").err


@POSIX
def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1  # report PYR301\n" * 20_000)
    command = f"'{sys.executable}' -m tests.cli.stub check a.py | head -1"
    ran = subprocess.run(
        command,
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert ran.stdout.startswith("a.py:1:1: PYR301 ")
    assert ran.stderr == ""
