"""The cache: a result is used only where all that it rests on is as it was, and a cache that fails is no cache."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pyroast.batch
from pyroast.batch import Order, check_batch
from pyroast.finding import FileReport
from pyroast.project import cache as cache_module
from pyroast.project.cache import Cache, made_by, user_cache
from tests.project.trees import GUIDE, MODEL, TRAIN, make_project, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    make_project(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that the engine is asked about."""
    asked: list[str] = []
    engine = pyroast.batch.check_file

    def count(path: str, data: bytes, *rest: object) -> FileReport:
        if b"pyro" in data:
            asked.append(path)
        return engine(path, data, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pyroast.batch, "check_file", count)
    return asked


def orders() -> list[Order]:
    return [Order(path.as_posix()) for path in sorted(Path().rglob("*.py"))]


def check(folder: Path | None) -> list[FileReport]:
    """All files of the current folder, with a fresh look at the cache and at the disk."""
    return check_batch(orders(), 1, None if folder is None else lambda: Cache(str(folder)))


PYRO_FILES = ["broken.py", "guides.py", "lib/wrong.py", "models.py", "train.py", "train_wrong.py"]


def test_what_has_not_changed_is_not_analysed_again(here: Path, tmp_path: Path, analysed: list[str]) -> None:
    first = check(tmp_path / "cache")
    assert analysed == PYRO_FILES
    analysed.clear()
    assert check(tmp_path / "cache") == first == check(None)
    assert analysed == PYRO_FILES  # by the run without a cache


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda: write(Path(), "plain.py", "y = 2\n"), []),
        (lambda: os.utime("models.py", (0, 0)), []),
        (lambda: write(Path(), "guides.py", GUIDE.format(site="other")), ["guides.py", "train.py"]),
        (lambda: write(Path(), "lib/__init__.py", "import pyro\n"), ["lib/__init__.py"]),
        (lambda: os.unlink("lib/wrong.py"), ["train_wrong.py"]),
        # A package goes before a module of that name.
        (lambda: write(Path(), "guides/__init__.py", GUIDE.format(site="q")), ["guides/__init__.py", "train.py"]),
        (lambda: write(Path(), "unrelated.py", "import pyro\n"), ["unrelated.py"]),
    ],
    ids=["plain", "touched", "imported", "package around", "removed", "shadowed", "new"],
)  # fmt: skip
def test_what_rests_on_a_change_is_analysed_again(
    here: Path, tmp_path: Path, analysed: list[str], change: Callable[[], None], again: list[str]
) -> None:
    check(tmp_path / "cache")
    change()
    analysed.clear()
    reports = check(tmp_path / "cache")
    assert analysed == again
    assert reports == check(None)


def _edits(rng: random.Random) -> Callable[[], None]:
    """A change of the tree, such as editors, branches and moves make."""
    site = rng.choice(["z", "w", "q"])
    guides = rng.choice(["guides.py", "lib/wrong.py", "src/guides.py", "guides/__init__.py", "lib/guides.py"])
    imported = rng.choice(["guides", "lib.wrong", "lib.guides", "src.guides", "lib", ".guides"])

    def remove() -> None:
        if Path(guides).exists():
            os.unlink(guides)

    def mark() -> None:
        Path("pyproject.toml").unlink() if Path("pyproject.toml").exists() else Path("pyproject.toml").touch()

    def exported() -> None:
        write(
            Path(),
            "lib/__init__.py",
            rng.choice(["", "from .wrong import *\n", "from guides import guide\n"]),
        )

    def suppressed() -> None:
        text = GUIDE.format(site=site).replace("def guide():", "def guide():  # noqa")
        write(Path(), guides, text)

    return rng.choice(
        [
            lambda: write(Path(), guides, GUIDE.format(site=site)),
            lambda: write(Path(), "models.py", MODEL.format(site=site)),
            lambda: write(Path(), "train.py", TRAIN.format(guides=imported, models="models")),
            remove,
            mark,
            exported,
            suppressed,
            lambda: shutil.rmtree("guides", ignore_errors=True),
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_any_walk_of_changes_gives_what_a_fresh_run_gives(
    here: Path, tmp_path: Path, analysed: list[str], seed: int
) -> None:
    rng = random.Random(seed)
    used = fresh = 0
    for _ in range(25):
        _edits(rng)()
        analysed.clear()
        with_cache = check(tmp_path / "cache")
        used += len(analysed)
        analysed.clear()
        assert with_cache == check(None)
        fresh += len(analysed)
    assert used < fresh / 2


def test_options_of_the_analysis_are_part_of_the_key(here: Path, tmp_path: Path) -> None:
    write(here, "far/helpers.py", GUIDE.format(site="w"))
    write(here, "train.py", TRAIN.format(guides="helpers", models="models"))
    cache = str(tmp_path / "cache")
    without = check_batch([Order("train.py")], 1, lambda: Cache(cache))
    (with_root,) = check_batch([Order("train.py", (str(here / "far"),))], 1, lambda: Cache(cache))
    assert [pair.status for pair in with_root.pairs] == ["misaligned"]
    assert check_batch([Order("train.py")], 1, lambda: Cache(cache)) == without != [with_root]


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data.replace(b"aligned", b"alingde").replace(b"train.py", b"brain.py")


@pytest.mark.parametrize(
    "damage", [_cut, _flipped, lambda data: b"", lambda data: b"\xff\n" * 9, lambda data: b"[" * 99_999]
)
def test_damaged_entries_are_not_used(here: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    first = check(tmp_path / "cache")
    for path in entries(tmp_path / "cache"):
        path.write_bytes(damage(path.read_bytes()))
    assert check(tmp_path / "cache") == first == check(tmp_path / "cache")


def test_an_entry_with_a_right_checksum_and_wrong_content_is_not_used(here: Path, tmp_path: Path) -> None:
    first = check(tmp_path / "cache")
    for wrong in (None, [], {}, ["x", [], None], ["x", [["sing", "/", "y"]], ["FileReport"]]):
        text = json.dumps(wrong).encode()
        for path in entries(tmp_path / "cache"):
            path.write_bytes(cache_module.digest(text).encode() + b"\n" + text)
        assert check(tmp_path / "cache") == first


def test_a_cache_that_cannot_be_written_is_none(here: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert check(in_the_way) == check(in_the_way / "below") == check(None)
    assert in_the_way.read_text() == ""


def test_folders_and_links_in_place_of_entries(here: Path, tmp_path: Path) -> None:
    first = check(tmp_path / "cache")
    for number, path in enumerate(entries(tmp_path / "cache")):
        path.unlink()
        path.mkdir() if number % 2 else path.symlink_to(tmp_path / "nowhere")
    assert check(tmp_path / "cache") == first


def test_a_crash_is_not_kept(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*arguments: object) -> FileReport:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(pyroast.batch, "check_file", crash)
        failed = check(tmp_path / "cache")
    assert all(report.failed for report in failed if report.path in PYRO_FILES)
    assert entries(tmp_path / "cache") == []
    assert check(tmp_path / "cache") == check(None)


def test_a_file_that_changes_during_its_analysis_is_not_kept(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = pyroast.batch.check_file

    def slow(path: str, data: bytes, modules: object) -> FileReport:
        report = engine(path, data, modules)  # type: ignore[arg-type]
        if path == "train.py":
            write(here, "guides.py", GUIDE.format(site="late"))
            assert modules.read("guides.py") is not None  # type: ignore[attr-defined]
        return report

    with monkeypatch.context() as patched:
        patched.setattr(pyroast.batch, "check_file", slow)
        check_batch([Order("train.py")], 1, lambda: Cache(str(tmp_path / "cache")))
    assert check(tmp_path / "cache") == check(None)


def test_entries_of_another_pyroast_are_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache_module.FOLDER, "caches")
    here = user_cache().folder
    assert os.path.isabs(here) and made_by() == made_by()
    monkeypatch.setattr(cache_module, "__version__", "99")
    assert user_cache().folder != here
    assert os.path.dirname(user_cache().folder) == os.path.dirname(here)


def test_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv(cache_module.FOLDER)
    assert user_cache().folder.startswith(platformdirs.user_cache_dir("pyroast", appauthor=False) + os.sep)


def test_what_is_not_used_for_a_month_is_removed(here: Path, tmp_path: Path) -> None:
    cache = Cache(str(tmp_path / "caches" / "one"))
    check_batch(orders(), 1, lambda: cache)
    tag = tmp_path / "caches" / "CACHEDIR.TAG"
    assert tag.read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    old, kept = entries(tmp_path / "caches")[:2]
    left_over = kept.with_name(".tmp-left")
    left_over.touch()
    long_ago = time.time() - 31 * 24 * 3600
    for path in (old, left_over):
        os.utime(path, (long_ago, long_ago))
    Cache(cache.folder).tidy()
    assert old.exists()  # it has been looked at today
    os.utime(tag, (long_ago, long_ago))
    Cache(cache.folder).tidy()
    assert not old.exists() and not left_over.exists() and kept.exists()


def test_an_entry_in_use_stays_young(here: Path, tmp_path: Path) -> None:
    check(tmp_path / "cache")
    long_ago = time.time() - 29 * 24 * 3600
    for path in entries(tmp_path / "cache"):
        os.utime(path, (long_ago, long_ago))
    check(tmp_path / "cache")
    assert all(path.stat().st_mtime > long_ago + 1 for path in entries(tmp_path / "cache"))
