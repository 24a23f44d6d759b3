"""Programs that are slightly wrong: lines lost, doubled, swapped or shifted, and names exchanged."""

from __future__ import annotations

import keyword
import random
import re
from collections.abc import Callable

NAME = re.compile(r"\b[A-Za-z_]\w*\b")
VOCABULARY = (
    "pyro", "dist", "sample", "param", "plate", "markov", "factor", "deterministic", "poutine", "block", "replay", "trace",
    "condition", "config_enumerate", "SVI", "Trace_ELBO", "TraceEnum_ELBO", "Predictive", "Importance", "AutoDelta",
    "AutoNormal", "Normal", "Categorical", "to_event", "expand", "mask", "obs", "infer", "model", "guide", "self", "range",
    "len", "torch", "zip", "enumerate", "super", "getattr", "partial", "None",
)  # fmt: skip


def renamed(source: str, choose: random.Random, share: float = 1.0) -> str:
    """The source with a share of its names replaced, all uses of a name alike, by names of Pyro."""
    names = sorted({name for name in NAME.findall(source) if not keyword.iskeyword(name)})
    chosen = {name: choose.choice(VOCABULARY) for name in names if choose.random() < share}
    return NAME.sub(lambda match: chosen.get(match[0], match[0]), source)


def _delete(lines: list[str], choose: random.Random) -> None:
    del lines[choose.randrange(len(lines))]


def _double(lines: list[str], choose: random.Random) -> None:
    index = choose.randrange(len(lines))
    lines.insert(choose.randrange(len(lines)), lines[index])


def _swap(lines: list[str], choose: random.Random) -> None:
    first, second = choose.randrange(len(lines)), choose.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]


def _shift(lines: list[str], choose: random.Random) -> None:
    index = choose.randrange(len(lines))
    lines[index] = lines[index].lstrip() if choose.random() < 0.5 else "    " + lines[index]


def _exchange(lines: list[str], choose: random.Random) -> None:
    """One name in one line becomes another of the program, or of Pyro."""
    index = choose.randrange(len(lines))
    names = list(NAME.finditer(lines[index]))
    if names:
        match = choose.choice(names)
        other = choose.choice([*VOCABULARY, *NAME.findall("\n".join(lines))])
        lines[index] = lines[index][: match.start()] + other + lines[index][match.end() :]


def _lose(lines: list[str], choose: random.Random) -> None:
    """One argument, bracket or sign less."""
    index = choose.randrange(len(lines))
    if lines[index]:
        start = choose.randrange(len(lines[index]))
        lines[index] = lines[index][:start] + lines[index][start + choose.randrange(1, 12) :]


STEPS: tuple[Callable[[list[str], random.Random], None], ...] = (
    _delete,
    _double,
    _swap,
    _shift,
    _exchange,
    _exchange,
    _lose,
)


def mutated(source: str, choose: random.Random) -> str:
    """The source after one to four random steps."""
    lines = source.splitlines() or [""]
    for _ in range(choose.randint(1, 4)):
        choose.choice(STEPS)(lines, choose)
        lines = lines or [""]
    return "\n".join(lines) + "\n"
