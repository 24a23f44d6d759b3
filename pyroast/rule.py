"""What a rule is: a code, a name, a subject, what Pyro does, and a check that yields reports."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Union

from pyroast.finding import Related, Repair, Runtime, Severity
from pyroast.matcher import Alignment
from pyroast.pairs import Pair
from pyroast.protocol import CallFact
from pyroast.records import dataclass
from pyroast.spans import Span
from pyroast.trace import Trace


@dataclass(frozen=True, slots=True)
class Raises:
    """Pyro raises: the class of the exception and a fragment of its message."""

    exception: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Warns:
    """Pyro warns and goes on: a fragment of its message."""

    fragment: str


@dataclass(frozen=True, slots=True)
class Silent:
    """Pyro says nothing: the harm in words."""

    harm: str


Claim = Union[Raises, Warns, Silent]


@dataclass(frozen=True, slots=True)
class Report:
    """What a rule found, where, and what Pyro does with this program.

    `stops` says that no run has a trace of this side, so that nothing can be said of its fit with the other. `repairs` are
    what may put it right, the likeliest first.
    """

    span: Span
    path: str
    message: str
    runtime: Runtime
    site: str | None = None
    related: tuple[Related, ...] = ()
    stops: bool = False
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule reads: an `Alignment`, a `Trace`, or the module's log of library calls."""

    kind: str


PAIR = Subject("pair")
TRACE = Subject("trace")
MODULE = Subject("module")
NOTHING = Subject("nothing")  # codes that the engine itself reports

Check = Union[
    Callable[[Alignment], Iterator[Report]],
    Callable[[Trace], Iterator[Report]],
    Callable[[tuple[CallFact, ...]], Iterator[Report]],
]


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule."""

    code: str
    name: str
    severity: Severity
    subject: Subject
    runtime: tuple[Claim, ...]
    check: Check

    @property
    def doc(self) -> str:
        """The docstring of the check: all documentation that the rule has."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]


CHECK_ORDER = (
    # while modules and the inference are set up
    "PYR510", "PYR509", "PYR507", "PYR508",
    # while model and guide run, without and then with enumeration
    "PYR506", "PYR312", "PYR505", "PYR104", "PYR105", "PYR107", "PYR416",
    "PYR411", "PYR413", "PYR414", "PYR101", "PYR102", "PYR210", "PYR206", "PYR207", "PYR209", "PYR201", "PYR208", "PYR202",
    "PYR205", "PYR211", "PYR212", "PYR214", "PYR409", "PYR410",
    # pyro.infer.enum.check_model_guide_match
    "PYR309", "PYR303", "PYR302", "PYR403", "PYR301", "PYR305", "PYR306", "PYR304", "PYR310",
    # log_prob, pyro.util.check_site_shape, and the loss
    "PYR307", "PYR204", "PYR213", "PYR203", "PYR408", "PYR404", "PYR401", "PYR402", "PYR419", "PYR406", "PYR407", "PYR405",
    "PYR311", "PYR417", "PYR418", "PYR314",
    # nothing is said
    "PYR308", "PYR412", "PYR420", "PYR313", "PYR315", "PYR106", "PYR108", "PYR103", "PYR215", "PYR415", "PYR501",
    "PYR502", "PYR504", "PYR503", "PYR514", "PYR513", "PYR511", "PYR512",
)  # fmt: skip
"""The order in which Pyro meets what the rules report, under `TraceEnum_ELBO` where losses differ."""

_rules: dict[str, Rule] = {}
_further: list[Rule] = []


def rule(
    code: str,
    name: str,
    subject: Subject,
    runtime: tuple[Claim, ...] = (),
    severity: Severity = Severity.ERROR,
    further: bool = False,
) -> Callable[[Check], Check]:
    """Register a check as a rule; its docstring is the documentation.

    A `further` check reports under the code of a rule that has another subject.
    """

    def register(check: Check) -> Check:
        if further:
            _further.append(Rule(code, name, severity, subject, runtime, check))
            return check
        _rules[code] = Rule(code, name, severity, subject, runtime, check)
        return check

    return register


def registered() -> Mapping[str, Rule]:
    """The rules that have been imported so far, by code; `pyroast.rules.registry` imports all."""
    return dict(sorted(_rules.items()))


def in_check_order(rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules in the order of Pyro's own checks; those that have no place in it come last."""
    places = {code: place for place, code in enumerate(CHECK_ORDER)}
    return sorted(
        (*rules.values(), *_further), key=lambda each: (places.get(each.code, len(places)), each.code)
    )


__all__ = [
    "MODULE", "NOTHING", "PAIR", "TRACE", "Alignment", "CallFact", "Claim", "Pair", "Raises", "Repair", "Report", "Rule", "Runtime",
    "Silent", "Subject", "Warns", "registered", "rule",
]  # fmt: skip
