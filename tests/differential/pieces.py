"""The small pieces that programs are made of: choices, names, distributions, conditions and prelude."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Draws from a `random.Random`, which may be one of hypothesis; the first option is the simplest one."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def pick(self, options: Sequence[T]) -> T:
        """One of several, all as likely."""
        return options[self._random.randint(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """True in `percent` of a hundred cases."""
        return self._random.randint(0, 99) >= 100 - percent

    def number(self, low: int, high: int) -> int:
        """An integer between two bounds, both included."""
        return self._random.randint(low, high)

    def weighted(self, table: dict[str, int]) -> str:
        """A key of a table, as likely as its weight says."""
        left = self._random.randint(0, sum(table.values()) - 1)
        for key, weight in table.items():
            left -= weight
            if left < 0:
                return key
        raise AssertionError("the weights do not add up")


@dataclass(frozen=True, slots=True)
class Index:
    """A variable that differs from round to round (or call to call) and must be in the names of sites."""

    variable: str
    kind: str  # "int" or "str"


@dataclass(frozen=True, slots=True)
class PlateVariable:
    """A plate kept in a variable; `dim` is 0 until it is known."""

    variable: str
    dim: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a statement may use: the surroundings at one place of a program."""

    indices: tuple[Index, ...] = ()
    dims: frozenset[int] = frozenset()
    rounds: int = 1
    depth: int = 0
    numbers: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    tensors: tuple[str, ...] = ()
    owner: str = ""
    returns: bool = False
    certain: bool = True

    def deeper(self, **changes: object) -> Scope:
        """The scope one block further in."""
        return replace(self, depth=self.depth + 1, returns=False, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Fn:
    """A distribution as source text, a value in its support, and whether it can be enumerated."""

    text: str
    value: str
    construct: str
    discrete: bool = False


SCALAR = "torch.tensor(0.5)"
DISTRIBUTIONS = (
    Fn("dist.Normal(0.0, 1.0)", SCALAR, "scalar distribution"),
    Fn("dist.Normal(torch.tensor(0.0), torch.ones(()))", SCALAR, "scalar distribution"),
    Fn("dist.Beta(2.0, 3.0)", SCALAR, "scalar distribution"),
    Fn("dist.Gamma(torch.tensor(2.0), 1.0)", SCALAR, "scalar distribution"),
    Fn("dist.LogNormal(0.0, 1.0)", SCALAR, "scalar distribution"),
    Fn("dist.HalfCauchy(torch.tensor(1.0))", SCALAR, "scalar distribution"),
    Fn("dist.Uniform(0.0, 1.0)", SCALAR, "scalar distribution"),
    Fn("dist.Exponential(1.0)", SCALAR, "scalar distribution"),
    Fn("dist.Bernoulli(0.5)", "torch.tensor(1.0)", "discrete distribution", True),
    Fn("dist.Bernoulli(logits=torch.tensor(0.1))", "torch.tensor(1.0)", "discrete distribution", True),
    Fn("dist.Categorical(torch.ones(3) / 3)", "torch.tensor(1)", "discrete distribution", True),
    Fn("dist.Categorical(probs=torch.tensor([0.2, 0.8]))", "torch.tensor(1)", "discrete distribution", True),
    Fn("dist.Poisson(2.0)", "torch.tensor(2.0)", "scalar distribution"),
    Fn("dist.Dirichlet(torch.ones(3))", "torch.tensor([0.2, 0.3, 0.5])", "distribution with event_dim 1"),
    Fn("dist.OneHotCategorical(torch.ones(2) / 2)", "torch.tensor([1.0, 0.0])", "distribution with event_dim 1", True),
    Fn("dist.MultivariateNormal(torch.zeros(2), torch.eye(2))", "torch.zeros(2)", "distribution with event_dim 1"),
    Fn("dist.MultivariateNormal(torch.zeros(2), scale_tril=torch.eye(2))", "torch.zeros(2)",
       "distribution with event_dim 1"),
    Fn("dist.Multinomial(2, torch.ones(2) / 2)", "torch.ones(2)", "distribution with event_dim 1"),
    Fn("dist.LKJCholesky(2, torch.tensor(1.0))", "torch.eye(2)", "distribution with event_dim 2"),
    Fn("dist.Normal(torch.zeros(3), 1.0).to_event(1)", "torch.zeros(3)", "to_event"),
    Fn("dist.Normal(torch.zeros(3), torch.ones(3)).to_event()", "torch.zeros(3)", "to_event without argument"),
    Fn("dist.Normal(torch.zeros(2, 3), 1.0).to_event(2)", "torch.zeros(2, 3)", "to_event"),
    Fn("dist.Normal(torch.zeros(2, 3), 1.0).to_event(1).to_event(1)", "torch.zeros(2, 3)", "to_event"),
    Fn("dist.Normal(0.0, 1.0).to_event(0)", SCALAR, "to_event"),
    Fn("dist.Dirichlet(torch.ones(2, 3)).to_event(1)", "torch.ones(2, 3) / 3", "to_event"),
    Fn("dist.Normal(0.0, 1.0).expand([3]).to_event(1)", "torch.zeros(3)", "expand"),
    Fn("dist.Normal(0.0, 1.0).expand((2, 3)).to_event(2)", "torch.zeros(2, 3)", "expand"),
    Fn("dist.Bernoulli(0.5).expand([3]).to_event(1)", "torch.ones(3)", "expand", True),
    Fn("dist.Normal(0.0, 1.0).expand(torch.Size([2])).to_event()", "torch.zeros(2)", "expand"),
    Fn("dist.Normal(0.0, 1.0).expand_by([3]).to_event(1)", "torch.zeros(3)", "expand_by"),
    Fn("dist.Normal(torch.zeros(3), 1.0).independent(1)", "torch.zeros(3)", "independent"),
    Fn("dist.Independent(dist.Normal(torch.zeros(3), 1.0), 1)", "torch.zeros(3)", "Independent"),
    Fn("dist.Independent(dist.Normal(torch.zeros(3), 1.0), reinterpreted_batch_ndims=1)", "torch.zeros(3)",
       "Independent"),
    Fn("dist.Normal(0.0, 1.0).mask(True)", SCALAR, "mask of a distribution"),
    Fn("dist.Normal(torch.zeros(3), 1.0).to_event(1).mask(torch.tensor(True))", "torch.zeros(3)",
       "mask of a distribution"),
    Fn("dist.MaskedDistribution(dist.Normal(0.0, 1.0), torch.tensor(True))", SCALAR, "mask of a distribution"),
    Fn("dist.Delta(torch.tensor(0.5))", SCALAR, "Delta"),
    Fn("dist.Delta(torch.zeros(3)).to_event(1)", "torch.zeros(3)", "Delta"),
    Fn("dist.Delta(torch.zeros(3), event_dim=1)", "torch.zeros(3)", "Delta with event_dim"),
    Fn("dist.Delta(torch.zeros(2, 3), torch.tensor(0.0), 2)", "torch.zeros(2, 3)", "Delta with event_dim"),
    Fn("dist.TransformedDistribution(dist.Normal(0.0, 1.0), [transforms.ExpTransform()])", SCALAR,
       "TransformedDistribution"),
    Fn("dist.TransformedDistribution(dist.Normal(torch.zeros(2), 1.0).to_event(1), transforms.ExpTransform())",
       "torch.ones(2)", "TransformedDistribution"),
    Fn("ndist.Normal(0.0, 1.0)", SCALAR, "scalar distribution"),
    Fn("Normal(0.0, 1.0)", SCALAR, "scalar distribution"),
)  # fmt: skip

PRELUDE = """import contextlib
import functools
import itertools
from functools import partial
from os import environ
from types import SimpleNamespace

import pyro
import pyro.distributions as dist
import pyro.distributions as ndist
import torch
from pyro import poutine
from pyro import sample as draw
from pyro.distributions import Normal, transforms
from pyro.infer import (
    SVI,
    RenyiELBO,
    Trace_ELBO,
    TraceEnum_ELBO,
    TraceGraph_ELBO,
    TraceMeanField_ELBO,
    config_enumerate,
)
from pyro.optim import Adam
from torch import nn

"""

SETTINGS = """ON = {on}
OFF = {off}
SIZE = {size}
PREFIX = {prefix}
CONFIG = {{"deep": {deep}, "kind": {kind}, "count": {count}}}
LETTERS = ["u", "v", "w"]
WORDS = [word + end for end in ("", "s") for word in ("one", "two", "three", "four")]
SIZES = {{"rows": 2, "columns": 3}}
options = SimpleNamespace(wide={wide}, label="opt", depth={depth})


class Settings:
    strict = {strict}
    title = "set"
    amount = 2


def label(base, index=None):
    if index is None:
        return base
    return f"{{base}}_{{index}}"


def passed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


"""

CONSTANT_TESTS = (
    ("branch on a constant", ("ON", "OFF", "not ON", "SIZE > 2", "ON and not OFF", "ON or OFF", "PREFIX == 'm'")),
    ("branch on a config flag",
     ("CONFIG['deep']", "CONFIG.get('deep', False)", "CONFIG['kind'] == 'full'", "options.wide", "not options.wide",
      "Settings.strict", "CONFIG['count'] in (1, 2)", "options.depth >= 2", "'missing' in CONFIG", "len(LETTERS) == 3",
      "getattr(options, 'wide', False)", "isinstance(SIZE, int)")),
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """How often each construct was used in a program."""

    counts: Counter[str] = field(default_factory=Counter)

    def use(self, construct: str) -> None:
        """Count one use."""
        self.counts[construct] += 1


def inside(lines: Sequence[str]) -> list[str]:
    """Lines one level further in."""
    return ["    " + line for line in lines] or ["    pass"]


def name_expression(choices: Choices, tally: Tally, base: str, scope: Scope) -> tuple[str, str | None]:
    """A name as source text that holds the base and all indices; the name itself where no index is in it."""
    if not scope.indices:
        return _plain(choices, tally, base, scope)
    variables = [index.variable for index in scope.indices]
    integer = all(index.kind == "int" for index in scope.indices)
    kind = choices.weighted(
        {"f-string": 6, "format": 2, "percent": 2, "plus": 2, "join": 2, "named format": 1, "label": 1,
         "list": 2 if integer else 0, "computed": 2 if integer else 0, "padded": 1 if integer else 0,
         "prefixed": 1, "percent s": 1, "dict": 1}
    )  # fmt: skip
    holes = "_".join("{" + variable + "}" for variable in variables)
    many = f"({', '.join(variables)})" if len(variables) > 1 else variables[0]
    match kind:
        case "f-string":
            tally.use("name: f-string")
            return f'f"{base}_{holes}"', None
        case "format":
            tally.use("name: .format")
            return f'"{base}_{"_".join(["{}"] * len(variables))}".format({", ".join(variables)})', None
        case "named format":
            tally.use("name: .format")
            named = "_".join(f"{{v{number}}}" for number in range(len(variables)))
            given = ", ".join(f"v{number}={variable}" for number, variable in enumerate(variables))
            return f'"{base}_{named}".format({given})', None
        case "percent" | "percent s":
            tally.use("name: %")
            hole = "%d" if integer and kind == "percent" else "%s"
            return f'"{base}_{"_".join([hole] * len(variables))}" % {many}', None
        case "plus":
            tally.use("name: + and str()")
            return f'"{base}_" + ' + ' + "_" + '.join(f"str({variable})" for variable in variables), None
        case "join":
            tally.use("name: join")
            given = ", ".join(f"str({variable})" for variable in variables)
            return f'"_".join(["{base}", {given}])', None
        case "label":
            tally.use("name: helper function")
            if len(variables) == 1:
                return f'label("{base}", {variables[0]})', None
            return f'label("{base}", f"{holes}")', None
        case "computed":
            tally.use("name: arithmetic in a hole")
            first = choices.pick(
                [f"{{{variables[0]} + 1}}", f"{{2 * {variables[0]}}}", f"{{SIZE - {variables[0]}}}"]
            )
            rest = "".join("_{" + variable + "}" for variable in variables[1:])
            return f'f"{base}_{first}{rest}"', None
        case "list":
            tally.use("name: list of names")
            rest = "".join("_{" + variable + "}" for variable in variables[1:])
            return f'f"{base}_{{WORDS[{variables[0]}]}}{rest}"', None
        case "padded":
            tally.use("name: format specification")
            return f'f"{base}_' + "_".join(f"{{{variable}:02d}}" for variable in variables) + '"', None
        case "prefixed":
            tally.use("name: constant in a hole")
            return f'f"{{PREFIX}}{base}_{holes}"', None
        case _:
            tally.use("name: dict of names")
            return f'{{"key": f"{base}_{holes}"}}["key"]', None


def _plain(choices: Choices, tally: Tally, base: str, scope: Scope) -> tuple[str, str | None]:
    head, digits = base[0], base[1:]
    kind = choices.weighted(
        {"literal": 12, "constant": 1, "hole": 1, "plus": 1, "percent": 1, "format": 1, "list": 1, "dict": 1,
         "attribute": 2 if scope.owner else 1, "label": 1, "ternary": 1, "implicit": 1, "method": 1}
    )  # fmt: skip
    match kind:
        case "constant":
            tally.use("name: constant in a hole")
            return f'f"{{PREFIX}}_{base}"', None
        case "hole":
            tally.use("name: f-string")
            return f'f"{head}{{{digits}}}"', base
        case "plus":
            tally.use("name: + and str()")
            return f'"{head}" + str({digits})', base
        case "percent":
            tally.use("name: %")
            return f'"{head}%d" % {digits}', base
        case "format":
            tally.use("name: .format")
            return f'"{head}{{}}".format({digits})', base
        case "list":
            tally.use("name: list of names")
            return f'["{base}", "other"][0]', base
        case "dict":
            tally.use("name: dict of names")
            return f'{{"key": "{base}"}}["key"]', base
        case "attribute" if scope.owner:
            tally.use("name: attribute")
            return f'f"{{self.prefix}}_{base}"', None
        case "attribute":
            tally.use("name: attribute")
            return choices.pick([f'f"{{options.label}}_{base}"', f'Settings.title + "_{base}"']), None
        case "label":
            tally.use("name: helper function")
            return f'label("{base}")', base
        case "ternary":
            tally.use("name: conditional expression")
            return f'"{base}" if ON else "{base}_off"', None
        case "implicit":
            tally.use("name: adjacent strings")
            return f'"{head}" "{digits}"', base
        case "method":
            tally.use("name: string method")
            return choices.pick(
                [f'"{base.upper()}".lower()', f'" {base} ".strip()', f'"{base}x".replace("x", "")']
            ), base
        case _:
            tally.use("name: literal")
            return f'"{base}"', base
