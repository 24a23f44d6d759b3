"""What tracing costs above the import of torch and Pyro: `python -m benchmarks.tracing`, in an environment that has them."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


for _ in range(3):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(torch.zeros(5))
"""


def seconds(command: list[str], folder: str) -> float:
    """CPU time of a command and all its processes, which a busy machine changes less than the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the best of some rounds: the program by itself, and `pyroast trace` of it with three pairs' first calls."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "program.py").write_text(PROGRAM, encoding="utf-8")
        plain = min(seconds([sys.executable, "program.py"], folder) for _ in range(rounds))
        checked = min(
            seconds([sys.executable, "-m", "pyroast", "check", "program.py"], folder) for _ in range(rounds)
        )
        for level in ("off", "auto"):
            command = [
                sys.executable,
                "-m",
                "pyroast",
                "trace",
                "program.py",
                "--sandbox",
                level,
                "--python",
                sys.executable,
            ]
            traced = min(seconds([*command, "--to-the-end"], folder) for _ in range(rounds))
            print(
                f"--sandbox {level}: program {plain:.2f} s, traced {traced:.2f} s, of which pyroast check {checked:.2f} s: "
                f"{traced - plain - checked:+.2f} s for the tracing itself"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
