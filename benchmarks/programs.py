"""Programs of any size, to see how the time grows with lines, sites and pairs."""

from __future__ import annotations

from collections.abc import Callable

HEAD = """\
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
"""

STEP = "SVI(model{0}, guide{0}, Adam({{}}), Trace_ELBO()).step(torch.zeros(3))\n"

PLAIN = '''

def table_{0}(rows, width={0}):
    """A helper as programs have them around the model."""
    total = 0.0
    shown = []
    for index, row in enumerate(rows):
        if row.name.startswith("_"):
            continue
        total += row.weight * width
        shown.append(f"{{index}}: {{row.name}} {{total:.2f}}")
    return "\\n".join(shown), {{"total": total, "rows": len(shown)}}
'''

PAIR = """

def model{0}(data):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", 3):
        pyro.sample("obs", dist.Normal(0.0, scale), obs=data)


def guide{0}(data):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("scale", dist.LogNormal(loc, 1.0))


"""


def lines(count: int) -> str:
    """One pair among `count` plain functions."""
    return HEAD + "".join(PLAIN.format(index) for index in range(count)) + PAIR.format("") + STEP.format("")


def sites(count: int) -> str:
    """One pair with `count` sites on each side."""
    body = "".join(f'    x{n} = pyro.sample("x{n}", dist.Normal(0.0, 1.0))\n' for n in range(count))
    return f"{HEAD}\n\ndef model(data):\n{body}\n\ndef guide(data):\n{body}\n\n{STEP.format('')}"


def pairs(count: int) -> str:
    """`count` small pairs, each with a call of its own."""
    return HEAD + "".join(PAIR.format(index) + STEP.format(index) for index in range(count))


PROGRAMS: dict[str, Callable[[int], str]] = {"lines": lines, "sites": sites, "pairs": pairs}
