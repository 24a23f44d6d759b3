"""Several processes: the same output for any number of them, and nothing lost when one dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

import pytest

from pyroast.batch import Order, check_batch, check_orders, run_all
from pyroast.project.cache import FOLDER, Cache
from pyroast.project.encoded import Json, decode_report
from pyroast.project.modules import PairMaker
from tests.cli.conftest import REAL, run
from tests.project.trees import GUIDE, TRAIN, make_project, write
from tests.robustness.worker import ROOT


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    make_project(folder)
    monkeypatch.chdir(folder)
    return folder


def output(folder: Path, *arguments: str, cache: Path | None = None, seed: int = 0) -> tuple[int, str, str]:
    ran = run(
        REAL, "check", "--output-format", "json", "--select", "PYR", *arguments,
        cwd=folder, PYTHONHASHSEED=str(seed), **({FOLDER: str(cache)} if cache else {}),
    )  # fmt: skip
    return ran.code, ran.out, ran.err


def test_the_output_is_the_same_byte_for_byte(here: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    expected = output(here, ".", "-j1", "--no-cache", cache=cache)
    assert not cache.exists()
    assert expected[0] == 2 and len(json.loads(expected[1])["findings"]) >= 3
    assert output(here, ".", "-j2", cache=cache, seed=1) == expected  # into an empty cache
    entries = sorted(cache.rglob("*.json"))
    assert len(entries) == 6
    assert output(here, ".", "-j3", cache=cache, seed=2) == expected  # from a full one
    entries[0].write_bytes(b"")
    entries[1].unlink()
    assert output(here, ".", cache=cache) == expected  # from half of one
    names = sorted((path.relative_to(here).as_posix() for path in here.rglob("*.py")), reverse=True)
    assert output(here, *names, "-j2", "--no-cache") == expected


def test_several_processes_give_the_reports_of_one(here: Path) -> None:
    orders = [
        Order("train.py"),
        Order("nowhere.py"),
        Order("train_wrong.py", (str(here / "lib"),), (PairMaker("mine.fit", 1, "g", None),)),
    ]
    assert check_batch(orders, 2) == check_batch(orders, 1)


def test_wrong_numbers_of_processes(here: Path) -> None:
    for wrong in ("0", "-1", "many", ""):
        code, _, error = output(here, f"-j{wrong}" if wrong else "--jobs=")
        assert code == 2 and "neither 'auto' nor a number from 1" in error


class Fragile(Executor):
    """Runs tasks at once; an order for `bad.py` breaks it as the end of a process does, one for `odd.py` raises."""

    made = 0

    def __init__(self) -> None:
        Fragile.made += 1
        self.broken = False

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
        if self.broken:
            raise BrokenExecutor
        future: Future[object] = Future()
        (orders,) = args
        if any(path == "bad.py" for path, _ in orders):  # type: ignore[attr-defined]
            self.broken = True
            future.set_exception(BrokenExecutor())
        elif any(path == "odd.py" for path, _ in orders):  # type: ignore[attr-defined]
            future.set_exception(OSError())
        else:
            future.set_result(fn(orders))
        return future


@pytest.mark.parametrize("ahead", [1, 2, 99])
@pytest.mark.parametrize("order", [("bad.py", "odd.py"), ("odd.py", "bad.py")])
def test_a_process_that_dies_takes_only_its_file_with_it(
    here: Path, ahead: int, order: tuple[str, str]
) -> None:
    names = [order[0], "train.py", "models.py", "guides.py", order[1], "bad.py", "train_wrong.py"]
    tasks: list[list[Json]] = [
        [[name, [[], []]] for name in names[start : start + 2]] for start in (0, 2, 4, 6)
    ]
    Fragile.made = 0
    done = dict(run_all(Fragile, tasks, ahead))
    assert sorted(done) == [0, 1, 2, 3]
    results = [result for number in range(4) for result in done[number]]
    assert [result is None for result in results] == [name in ("bad.py", "odd.py") for name in names]
    expected = check_orders([["train.py", [[], []]]])
    assert results[1:2] == expected
    assert 2 <= Fragile.made <= 8


def big_project(folder: Path, count: int) -> None:
    """As many trainings, each with a guide that takes a while to follow."""
    long_guide = "".join(f'    pyro.sample(f"x{n}_{{i}}", dist.Normal(0.0, 1.0))\n' for n in range(40))
    for number in range(count):
        write(folder, f"guides{number}.py", GUIDE.format(site="z") + f"    i = {number}\n" + long_guide)
        write(folder, f"train{number}.py", TRAIN.format(guides=f"guides{number}", models="models"))


def start(folder: Path, cache: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "pyroast", "check", "--output-format", "json", ".", *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), FOLDER: str(cache)},
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_the_run_after_one_that_was_killed_is_right(here: Path, tmp_path: Path) -> None:
    big_project(here, 8)
    cache = tmp_path / "cache"
    killed = start(here, cache, "-j2")
    limit = time.monotonic() + 300
    while not list(cache.rglob("*.json")) and killed.poll() is None and time.monotonic() < limit:
        time.sleep(0.01)
    os.kill(killed.pid, signal.SIGKILL)
    # The pipe ends when the last process that holds it does: none outlives the one that was killed.
    said, _ = killed.communicate(timeout=120)
    kept = len(list(cache.rglob("*.json")))
    assert said == b"" and 0 < kept < 21, "it was not killed in the middle"
    assert output(here, ".", "-j1", cache=cache) == output(here, ".", "--no-cache", "-j2")


def test_two_runs_at_once(here: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    runs = [start(here, cache, f"-j{1 + number % 2}") for number in range(3)]
    outputs = {run.communicate(timeout=300) for run in runs}
    alone = start(here, cache, "--no-cache").communicate(timeout=300)
    assert outputs == {alone}
    assert start(here, cache).communicate(timeout=300) == alone
    assert not list(cache.rglob(".tmp-*"))


def test_a_full_disk(here: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    cache = tmp_path / "cache"
    expected = output(here, ".", "--no-cache")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for size in (0, 700):  # bytes that a file may have: none, or not enough for most
        with contextlib.ExitStack() as stack:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
            stack.callback(resource.setrlimit, resource.RLIMIT_FSIZE, before)
            full = start(here, cache, "--select", "PYR", "-j1")
        out, err = full.communicate(timeout=300)
        assert (full.returncode, out.decode(), err.decode()) == expected
        assert not list(cache.rglob(".tmp-*"))
    assert output(here, ".", cache=cache) == expected


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_that_may_not_be_written(here: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o500)
    assert output(here, ".", cache=cache) == output(here, ".", "--no-cache")


def test_a_cache_in_memory_of_another_run_is_not_shared(here: Path, tmp_path: Path) -> None:
    first = check_batch([Order("train.py")], 1, lambda: Cache(str(tmp_path / "cache")))
    write(here, "guides.py", GUIDE.format(site="w"))
    assert check_batch([Order("train.py")], 1, lambda: Cache(str(tmp_path / "cache"))) != first


def test_systems_without_processes(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = check_batch([Order("train.py"), Order("train_wrong.py")], 1)

    def refuse(*arguments: object, **options: object) -> Executor:
        raise OSError("no semaphores")

    with monkeypatch.context() as patched:
        patched.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
        assert check_batch([Order("train.py"), Order("train_wrong.py")], 2) == expected

    class Full(Fragile):
        def submit(self, *arguments: object, **options: object) -> Future[object]:  # type: ignore[override]
            raise BlockingIOError("no more processes")

    results = dict(run_all(Full, [[["train.py", [[], []]]], [["train_wrong.py", [[], []]]]], 2))
    assert [decode_report(results[number][0][0]) for number in (0, 1)] == expected  # type: ignore[index]
