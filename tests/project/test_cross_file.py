"""Models, guides and training in different files: names are found as Python finds them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pyroast.check import check_source
from pyroast.finding import FileReport
from pyroast.project.merge import merged
from pyroast.project.modules import project_modules

MODEL = """\
import pyro
import pyro.distributions as dist

def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(data)):
        pyro.sample("obs", dist.Normal(mu, 1.0), obs=data)
"""
GUIDE = """\
import pyro
import pyro.distributions as dist
import torch

def guide(data):
    pyro.sample("{site}", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
"""
TRAIN = """\
import pyro
import torch
from pyro.infer import SVI, Trace_ELBO
{imports}

svi = SVI({model}, {guide}, pyro.optim.Adam({{"lr": 0.1}}), Trace_ELBO())
svi.step(torch.zeros(3))
"""


def train(imports: str, model: str = "model", guide: str = "guide") -> str:
    return TRAIN.format(imports=imports, model=model, guide=guide)


def project(folder: Path, files: Mapping[str, str]) -> dict[str, FileReport]:
    """Write the files and check each of them."""
    (folder / "pyproject.toml").touch()
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return {
        name: check_source(str(folder / name), source.encode(), project_modules(str(folder / name)))
        for name, source in files.items()
    }


def statuses(report: FileReport) -> list[str]:
    return [pair.status for pair in report.pairs]


LAYOUTS = {
    "beside": ({"model.py": MODEL, "guide.py": GUIDE}, "from model import model\nfrom guide import guide"),
    "module": (
        {"model.py": MODEL, "guide.py": GUIDE},
        "import model as m, guide as g\nmodel, guide = m.model, g.guide",
    ),
    "package": (
        {
            "pkg/__init__.py": "from .model import model\nfrom .guide import guide\n",
            "pkg/model.py": MODEL,
            "pkg/guide.py": GUIDE,
        },
        "from pkg import model, guide",
    ),
    "submodules": (
        {"pkg/__init__.py": "", "pkg/model.py": MODEL, "pkg/guide.py": GUIDE},
        "import pkg.model, pkg.guide\nmodel, guide = pkg.model.model, pkg.guide.guide",
    ),
    "source folder": (
        {"src/pkg/__init__.py": "", "src/pkg/model.py": MODEL, "src/pkg/guide.py": GUIDE},
        "from pkg.model import model\nfrom pkg.guide import guide",
    ),
    "namespace package": (
        {"space/model.py": MODEL, "space/guide.py": GUIDE},
        "from space.model import model\nfrom space.guide import guide",
    ),
    "star": (
        {"parts.py": MODEL, "more.py": "from guide import *\n", "guide.py": GUIDE},
        "from parts import *\nfrom more import *",
    ),
    "all": (
        {"parts.py": MODEL + "\n__all__ = ['model']\n", "guide.py": GUIDE},
        "from parts import *\nfrom guide import guide",
    ),
    "cycle": (
        {"a.py": "import b\n" + MODEL, "b.py": "import a\n" + GUIDE},
        "from a import model\nfrom b import guide",
    ),
    "try": (
        {"model.py": MODEL, "guide.py": GUIDE},
        "try:\n    from model import model\nexcept ImportError:\n    model = None\nfrom guide import guide",
    ),
    "factory": (
        {
            "model.py": MODEL,
            "guide.py": GUIDE,
            "make.py": "import guide as g\n\ndef make():\n    return g.guide\n",
        },
        "from model import model\nfrom make import make\nguide = make()",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("site", "expected"), [("mu", "aligned"), ("mew", "misaligned")])
def test_layouts(tmp_path: Path, layout: str, site: str, expected: str) -> None:
    parts, imports = LAYOUTS[layout]
    files = {name: source.replace("{site}", site) for name, source in parts.items()}
    reports = project(tmp_path, {**files, "train.py": train(imports)})
    assert statuses(reports["train.py"]) == [expected]


def test_a_finding_lies_in_the_file_of_the_guide(tmp_path: Path) -> None:
    imports = "from model import model\nfrom guide import guide"
    reports = project(
        tmp_path, {"model.py": MODEL, "guide.py": GUIDE.format(site="mew"), "train.py": train(imports)}
    )
    (missing, extra) = [each for each in reports["train.py"].findings if each.code in ("PYR301", "PYR302")]
    assert Path(missing.path).name == Path(extra.path).name == "guide.py"
    assert Path(missing.related[0].path).name == "model.py"


def test_a_trainer_is_resolved_where_it_is_called(tmp_path: Path) -> None:
    trainer = """\
import pyro
from pyro.infer import SVI, Trace_ELBO

def fit(model, guide, data):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    svi.step(data)
"""
    main = """\
import pyro
import torch
from guide import guide
from model import model
from trainer import fit

fit(model, guide, torch.zeros(3))
"""
    files = {"model.py": MODEL, "guide.py": GUIDE.format(site="mew"), "trainer.py": trainer, "main.py": main}
    reports = project(tmp_path, files)
    assert statuses(reports["main.py"]) == ["misaligned"]
    assert statuses(reports["trainer.py"]) == ["unknown"]
    together = merged(reports.values())
    assert [status for report in together for status in statuses(report)] == ["misaligned"]
    assert sum(each.code == "PYR301" for report in together for each in report.findings) == 1


def test_a_base_class_of_another_file_trains_the_model(tmp_path: Path) -> None:
    base = """\
import pyro
from pyro.infer import SVI, Trace_ELBO

class Base:
    def fit(self, data):
        SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(data)
"""
    child = "from base import Base\nimport torch\n" + "\n".join(
        ["import pyro", "import pyro.distributions as dist", "", "class Mine(Base):"]
        + [f"    {line}" for line in MODEL.split("\n\n")[1].replace("(data):", "(self, data):").splitlines()]
        + [
            f"    {line}"
            for line in GUIDE.format(site="mu")
            .split("\n\n")[1]
            .replace("(data):", "(self, data):")
            .splitlines()
        ]
        + ["", "Mine().fit(torch.zeros(3))", ""]
    )
    assert statuses(project(tmp_path, {"base.py": base, "mine.py": child})["mine.py"]) == ["aligned"]


def test_a_setting_that_a_function_rebinds_is_no_constant(tmp_path: Path) -> None:
    settings = "EXTRA = False\n\ndef switch():\n    global EXTRA\n    EXTRA = True\n"
    model = MODEL.replace("import pyro\n", "import pyro\nimport settings\n", 1) + (
        "    if settings.EXTRA:\n        pyro.sample('more', dist.Normal(0.0, 1.0))\n"
    )
    files = {"settings.py": settings, "model.py": model, "guide.py": GUIDE.format(site="mu")}
    reports = project(
        tmp_path, {**files, "train.py": train("from model import model\nfrom guide import guide")}
    )
    assert statuses(reports["train.py"]) == ["unknown"]


def test_what_is_not_there_is_unknown(tmp_path: Path) -> None:
    imports = "from .nowhere import model\nfrom guide import guide"
    reports = project(tmp_path, {"guide.py": GUIDE.format(site="mu"), "train.py": train(imports)})
    assert statuses(reports["train.py"]) == ["unknown"]


def test_what_is_not_known_of_a_call_lies_in_the_file_of_the_call(tmp_path: Path) -> None:
    reports = project(
        tmp_path,
        {
            "plans.py": "import pyro\nfrom pyro.infer import SVI, Trace_ELBO\n\n\nclass Plan:\n    def __init__(self, module):\n"
            "        self.svi = SVI(module.model, module.guide, pyro.optim.Adam({}), Trace_ELBO())\n",
            "main.py": "import pyro\nfrom elsewhere import Module\nfrom plans import Plan\n\nplan = Plan(Module())\n",
        },
    )
    (pair,) = reports["main.py"].pairs
    assert pair.status == "unknown"
    assert {(Path(each.path).name, each.span.line) for each in pair.unknown} == {("plans.py", 7)}
