"""Fixes in projects of several files: what puts one pair right must not spoil another that shares a side with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import REAL, run

HEAD = (
    "import torch\nimport pyro\nimport pyro.distributions as dist\nfrom pyro.infer import SVI, Trace_ELBO\n"
)
MODEL = """\
def {name}(data):
    scale = pyro.sample("{site}", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)
"""
GUIDE = """\
def posterior(data):
    loc = pyro.param("loc", lambda: torch.tensor(0.0))
    pyro.sample("{site}", dist.LogNormal(loc, 1.0))
"""
TRAIN = HEAD + "{imports}\nSVI({model}, posterior, pyro.optim.Adam({{}}), Trace_ELBO()).step(torch.ones(6))\n"


def _write(folder: Path, **files: str) -> None:
    (folder / "pyproject.toml").touch()
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


SHARED = "from guides import posterior\nfrom {module} import {model}"


@pytest.mark.parametrize("through", ["", "from middle import posterior\nfrom {module} import {model}"])
def test_a_fix_that_spoils_another_pair_is_refused(tmp_path: Path, through: str) -> None:
    def train(module: str, model: str, imports: str = SHARED) -> str:
        return TRAIN.format(model=model, imports=imports.format(module=module, model=model))

    _write(
        tmp_path,
        guides=HEAD + GUIDE.format(site="scael"),
        middle="from guides import *\n",
        one=HEAD + MODEL.format(name="first", site="scale"),
        two=HEAD + MODEL.format(name="second", site="scael"),
        a_train=train("one", "first"),
        b_train=train("two", "second", through or SHARED),
    )
    before = run(REAL, "check", ".", "--output-format", "text", cwd=tmp_path)
    assert [line.split(":")[0] for line in before.lines if "PYR30" in line] == ["guides.py", "guides.py"]
    assert (
        run(REAL, "check", ".", "--diff", cwd=tmp_path).out == ""
    )  # the first pair would fit, the second no more
    alone = run(REAL, "check", "a_train.py", "--diff", cwd=tmp_path)
    assert '+    pyro.sample("scale", dist.LogNormal(loc, 1.0))' in alone.lines
    assert '"fix": null' in run(REAL, "check", ".", "--output-format", "json", cwd=tmp_path).out


def test_a_fix_that_serves_both_pairs_is_made_once(tmp_path: Path) -> None:
    imports = SHARED.format(module="one", model="first")
    _write(
        tmp_path,
        guides=HEAD + GUIDE.format(site="scael"),
        one=HEAD + MODEL.format(name="first", site="scale"),
        a_train=TRAIN.format(model="first", imports=imports),
        b_train=TRAIN.format(model="first", imports=imports),
    )
    ran = run(REAL, "check", ".", "--fix", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert (tmp_path / "guides.py").read_text() == HEAD + GUIDE.format(site="scale")
