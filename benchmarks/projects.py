"""The command `python -m benchmarks.projects`: whole projects, run again from the cache, in several processes, beside others.

The project is made of packages of ten modules: models, guides, trainings that import them, and files without Pyro.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.memory import MEGABYTE
from benchmarks.process import Failed, Usage, usage
from benchmarks.table import Row, Skipped, render

MODEL = """\
import pyro
import pyro.distributions as dist
import torch

from pkg{package} import settings


class Model{n}(pyro.nn.PyroModule):
    def __init__(self, width=8):
        super().__init__()
        self.layer = pyro.nn.PyroModule[torch.nn.Linear](width, 1)

    def forward(self, x, y=None):
        scale = pyro.sample("scale", dist.HalfNormal(settings.SCALE))
        with pyro.plate("data", len(x)):
            z = pyro.sample("z_{n}", dist.Normal(0.0, scale))
            return pyro.sample("y", dist.Normal(z, scale), obs=y)
"""
GUIDE = """\
import pyro
import pyro.distributions as dist
import torch
from torch.distributions import constraints


def guide{n}(x, y=None):
    scale = pyro.param("scale_loc", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("scale", dist.Delta(scale))
    with pyro.plate("data", len(x)):
        loc = pyro.param("loc", torch.zeros(len(x)))
        pyro.sample("z_{site}", dist.Normal(loc, 1.0))
"""
TRAIN = """\
import pyro
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

from pkg{package}.guides{n} import guide{n}
from pkg{package}.models{n} import Model{n}


def train(x, y, steps=1000):
    svi = SVI(Model{n}(), guide{n}, Adam({{"lr": 0.01}}), Trace_ELBO())
    for step in range(steps):
        loss = svi.step(x, y)
        if step % 100 == 0:
            print(step, loss)


if __name__ == "__main__":
    train(torch.randn(100, 8), torch.randn(100))
"""
PLAIN = "def add{n}(left, right):\n    return left + right\n"
PER_PACKAGE = 10
# flake8 loads and runs every plugin that is installed, whatever is selected.
WITHOUT_PLUGIN = """
import sys
import flake8.plugins.finder as finder
from flake8.main.cli import main
found = finder._find_importlib_plugins
finder._find_importlib_plugins = lambda: (each for each in found() if each.entry_point.name != "PYR")
sys.exit(main(sys.argv[1:]))
"""


def make(folder: Path, files: int) -> None:
    """About as many files, seven of ten with Pyro; one guide of ten misses a site."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").touch()
    for package in range(max(1, files // PER_PACKAGE)):
        inside = folder / f"pkg{package}"
        inside.mkdir(parents=True)
        (inside / "__init__.py").touch()
        (inside / "settings.py").write_text("SCALE = 1.0\n")
        (inside / "plain.py").write_text(PLAIN.format(n=package))
        for n in (2 * package, 2 * package + 1):
            (inside / f"models{n}.py").write_text(MODEL.format(package=package, n=n))
            (inside / f"guides{n}.py").write_text(GUIDE.format(n=n, site=0 if n % 10 == 9 else n))
            (inside / f"train{n}.py").write_text(TRAIN.format(package=package, n=n))
        (inside / "train_again.py").write_text(TRAIN.format(package=package, n=2 * package))


def pyroast(folder: Path, *options: str) -> list[str | Path]:
    """The command on the folder."""
    return [sys.executable, "-m", "pyroast", "check", folder, *options]


def seconds(command: Sequence[str | Path]) -> tuple[Usage, float]:
    """What a command took, and the seconds that passed."""
    started = time.perf_counter()
    used = usage(command, (0, 1))
    return used, time.perf_counter() - started


def again(folder: Path, cache: Path) -> Iterator[Row]:
    """The first and the second run on a tree that does not change."""
    shutil.rmtree(cache, ignore_errors=True)
    os.environ["PYROAST_CACHE_DIR"] = str(cache)
    bare, _ = seconds(pyroast(folder, "-j1", "--no-cache"))
    first, _ = seconds(pyroast(folder, "-j1"))
    second, _ = seconds(pyroast(folder, "-j1"))
    budget = 0.1 if first.cpu >= 5 else None
    yield Row(
        "second run / first", second.cpu / first.cpu, "x", budget, f"{second.cpu:.2f} s / {first.cpu:.2f} s"
    )
    yield Row(
        "  the first run / one without a cache",
        first.cpu / bare.cpu,
        "x",
        None,
        f"{first.cpu:.2f} s / {bare.cpu:.2f} s",
    )
    size = sum(path.stat().st_size for path in cache.rglob("*.json"))
    count = sum(1 for _ in cache.rglob("*.json"))
    yield Row(
        "  kept for a file",
        size / max(count, 1) / 1000,
        "kB",
        None,
        f"{size / MEGABYTE:.1f} MB for {count} files",
    )


def several(folder: Path, jobs: int) -> Iterator[Row]:
    """Several processes against one, in seconds that pass."""
    _, one = seconds(pyroast(folder, "-j1", "--no-cache"))
    _, more = seconds(pyroast(folder, f"-j{jobs}", "--no-cache"))
    yield Row(f"-j{jobs} / -j1, seconds that pass", more / one, "x", None, f"{more:.1f} s / {one:.1f} s")


def peak(folder: Path, small: Path) -> Iterator[Row]:
    """Memory: the whole tree over one package of it."""
    all_, one = (
        usage(pyroast(folder, "-j1", "--no-cache"), (0, 1)),
        usage(pyroast(small, "-j1", "--no-cache"), (0, 1)),
    )
    yield Row(
        "peak memory: the project / one package", all_.peak / one.peak, "x", None,
        f"{all_.peak / MEGABYTE:.0f} MB / {one.peak / MEGABYTE:.0f} MB",
    )  # fmt: skip


def beside(folder: Path, torchfix: str | None) -> Iterator[Row | Skipped]:
    """Other tools on the same tree, each with what it does by default."""
    ours = usage(pyroast(folder, "-j1", "--no-cache"), (0, 1)).cpu
    options = ["--isolated", "-j1", str(folder)]
    others: dict[str, tuple[str, list[str]]] = {
        "pyroast check / flake8 with pyflakes": ("flake8", [sys.executable, "-c", WITHOUT_PLUGIN, *options]),
        "pyroast check / flake8 with the plugin as well": (
            "flake8",
            [sys.executable, "-m", "flake8", *options],
        ),
        "pyroast check / TorchFix": (
            "torchfix",
            [torchfix or sys.executable, "-m", "torchfix", "--select", "ALL", "--jobs", "1", str(folder)],
        ),
    }
    for name, (tool, command) in others.items():
        if subprocess.run([command[0], "-c", f"import {tool}"], capture_output=True, check=False).returncode:
            yield Skipped(name, f"{tool} is not installed")
            continue
        theirs = usage(command, (0, 1)).cpu
        yield Row(name, ours / theirs, "x", None, f"{ours:.2f} s / {theirs:.2f} s")


def main() -> int:
    """Measure and print; the exit code is 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.projects", description=__doc__)
    parser.add_argument("--files", type=int, default=1000, help="how many files the project has")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes are tried")
    parser.add_argument("--folder", type=Path, help="a project to measure in place of the one that is made")
    parser.add_argument("--torchfix", metavar="PYTHON", help="a Python that has TorchFix")
    parser.add_argument("--memory-only", action="store_true", help="measure the memory alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pyroast-benchmarks-") as scratch:
        folder, small = options.folder or Path(scratch, "project"), Path(scratch, "small")
        if options.folder is None:
            make(folder, options.files)
        make(small, PER_PACKAGE)
        count = sum(1 for _ in folder.rglob("*.py"))
        lines = sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
        print(f"{count} files, {lines:,} lines")
        try:
            parts = [peak(folder, small)]
            if not options.memory_only:
                parts += [
                    again(folder, Path(scratch, "cache")),
                    several(folder, options.jobs),
                    beside(folder, options.torchfix),
                ]
            for part in parts:
                for row in part:
                    print(render(row), flush=True)
        except Failed as error:
            print(render(Skipped("the rest", str(error))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
