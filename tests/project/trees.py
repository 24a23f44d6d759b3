"""Small projects on the disk: a model, a guide and a training in files of their own."""

from __future__ import annotations

from pathlib import Path

MODEL = """\
import pyro
import pyro.distributions as dist


def model():
    z = pyro.sample("{site}", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(z, 1.0), obs=0.5)
"""
GUIDE = """\
import pyro
import pyro.distributions as dist


def guide():
    pyro.sample("{site}", dist.Normal(0.0, 1.0))
"""
TRAIN = """\
import pyro
from pyro.infer import SVI, Trace_ELBO
from {guides} import guide
from {models} import model

SVI(model, guide, pyro.optim.Adam({{}}), Trace_ELBO()).step()
"""


def write(folder: Path, name: str, text: str) -> None:
    """Write a file and the folders around it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_project(folder: Path) -> None:
    """A training that fits, one that does not, and files that have nothing to do with Pyro."""
    write(folder, "pyproject.toml", "")
    write(folder, "models.py", MODEL.format(site="z"))
    write(folder, "guides.py", GUIDE.format(site="z"))
    write(folder, "lib/__init__.py", "")
    write(folder, "lib/wrong.py", GUIDE.format(site="w"))
    write(folder, "train.py", TRAIN.format(guides="guides", models="models"))
    write(folder, "train_wrong.py", TRAIN.format(guides="lib.wrong", models="models"))
    write(folder, "plain.py", "x = 1\n")
    write(folder, "broken.py", "import pyro\ndef f(:\n")
