"""Verdict against verdict: does pyroast reject the programs that Pyro rejects, and only those?"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from pyroast.check import check_source
from pyroast.finding import Finding, Runtime, Severity

from ..oracle.expectations import PHRASES
from .compare import compare
from .oracle import Truth, load_module, quiet, reset_dims, traces
from .programs import Program

CHECKED = frozenset(
    f"PYR{number}"
    for number in (
        101,
        102,
        201,
        202,
        203,
        *range(205, 215),
        *range(301, 307),
        *range(309, 312),
        314,
        *range(401, 415),
        417,
        418,
        419,
    )
)
"""The codes whose absence from the findings is held against pyroast."""

RAISED_AFTER_WARNING = frozenset({"PYR301", "PYR302"})
"""What Pyro warns of, before some losses fail on it."""

BY_CHANCE = frozenset({"PYR307", "PYR505"})
"""What Pyro says only where a draw happens to fall outside of a support."""

ACCEPTED = ("does not require grad",)
"""Exceptions of the optimiser's step, which comes after all comparisons."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Pyro did: its traces where both sides run alone, its codes, and an exception that stands for none."""

    truth: Truth | None
    codes: frozenset[str]
    raised: str = ""
    foreign: str = ""
    messages: tuple[str, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether Pyro raised, or warned of an alignment."""
        return bool(self.codes or self.foreign)


@dataclass(slots=True)
class Judgement:
    """Where the two differ, as (kind, text); `verdict` counts, and the codes of both sides."""

    wrong: list[tuple[str, str]] = field(default_factory=list)
    verdict: str = ""
    status: str = ""
    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    open: list[str] = field(default_factory=list)
    foreign: str = ""
    compared: bool = False


def ask(program: Program) -> Answer:
    """Let Pyro trace both sides and take one step."""
    truth = None
    with quiet():
        try:
            loaded = load_module(program)
            args, kwargs = eval(f"(lambda *args, **kwargs: (args, kwargs))({program.arguments})", loaded)
        except Exception as error:
            reset_dims()
            return _answer(None, f"{type(error).__name__}: {error}", [])
        try:
            truth = _traces(loaded, program, args, kwargs)
        except Exception:
            reset_dims()
    raised = ""
    with quiet() as shown:
        try:
            loaded = load_module(program)
            loaded["svi"].step(*args, **kwargs)
        except Exception as error:
            reset_dims()
            raised = f"{type(error).__name__}: {error}"
        warned = [str(warning.message) for warning in shown]
    return _answer(truth, raised, warned)


def _traces(
    loaded: dict[str, Any], program: Program, args: tuple[object, ...], kwargs: dict[str, object]
) -> Truth:
    """The traces of both sides as the loss runs them, with particles where it vectorizes them."""
    model, guide = (eval(side, loaded) for side in (program.model, program.guide))
    loss = eval(program.loss, loaded).__self__
    if loss.vectorize_particles and loss.num_particles > 1:
        if loss.max_plate_nesting == float("inf"):
            loss._guess_max_plate_nesting(model, guide, args, kwargs)
        model, guide = loss._vectorized_num_particles(model), loss._vectorized_num_particles(guide)
    return traces(model, guide, args, kwargs, loss.max_plate_nesting)


def _answer(truth: Truth | None, raised: str, warned: list[str]) -> Answer:
    codes: set[str] = set()
    missing: set[str] = set()
    for message in warned:
        for phrase in PHRASES:
            match = None if phrase.raises else phrase.pattern.search(message)
            if match is not None:
                codes.add(phrase.code)
                if phrase.code == "PYR301":
                    missing |= ast.literal_eval(match["sites"])
                break
    code, foreign = "", ""
    if raised and not any(words in raised for words in ACCEPTED):
        kind, _, message = raised.partition(": ")
        text = raised if message.split("Trace Shapes:")[0].strip() else f"{kind} without words"
        code = next((phrase.code for phrase in PHRASES if phrase.raises and phrase.pattern.search(text)), "")
        if not code and (kind == "KeyError" and message.strip("'\"") in missing):
            code = "PYR301"
        if not code and kind == "AssertionError" and "PYR302" in codes:
            code = "PYR302"
        foreign = "" if code else raised.partition("\n")[0][:110]
    if code:
        codes.add(code)
    return Answer(truth, frozenset(codes), code, foreign, (*warned, raised))


def judge(program: Program, answer: Answer) -> Judgement:
    """Compare the traces where Pyro has them, and the verdicts."""
    result = Judgement(theirs=answer.codes, foreign=answer.foreign)
    report = check_source("generated.py", program.source.encode())
    result.status = report.pairs[0].status if report.pairs else "no pair"
    if report.failed or not report.pairs:
        result.wrong.append(("not checked", str([finding.message for finding in report.findings])))
        return result
    rejecting = [finding for finding in report.findings if _rejects(finding)]
    result.ours = frozenset(finding.code for finding in rejecting)
    raises = any(finding.runtime is Runtime.RAISES for finding in rejecting)
    by_chance = any(finding.code in BY_CHANCE for finding in report.findings)
    required = answer.codes & CHECKED
    if answer.foreign and not required and not result.ours:
        result.verdict = "rejected for another reason"
    elif answer.raised in CHECKED - RAISED_AFTER_WARNING and result.status != "unknown" and not raises:
        result.verdict = "missed"
        result.wrong.append(
            (f"raise missed {answer.raised}", f"Pyro: {answer.messages[-1]}, ours {sorted(result.ours)}")
        )
    elif answer.rejected and result.ours:
        result.verdict = "both reject"
    elif result.status == "unknown":
        result.verdict = "unknown"
    elif answer.rejected and by_chance and not required:
        result.verdict = "both reject"
    elif required:
        result.verdict = "missed"
        result.wrong.append((f"missed {' '.join(sorted(required))}", f"Pyro: {answer.messages}"))
    elif answer.rejected:
        result.verdict = "rejected for another reason"
    elif result.ours:
        result.verdict = "false alarm"
        lines = [f"{finding.code} line {finding.span.line}: {finding.message}" for finding in rejecting]
        result.wrong.append((f"false {' '.join(sorted(result.ours))}", "; ".join(lines)))
    else:
        result.verdict = "both accept"
    # With more plates than the loss allows it is open where the particles stand.
    if answer.truth is not None and not {"PYR202"} & (result.ours | result.theirs):
        outcome = compare(program, answer.truth)
        result.compared = True
        result.wrong += outcome.wrong
        result.open = outcome.open
    return result


def _rejects(finding: Finding) -> bool:
    """Whether a finding says that Pyro raises or warns, whatever is drawn."""
    return (
        finding.severity is not Severity.INFO
        and finding.runtime in (Runtime.RAISES, Runtime.WARNS)
        and finding.code not in BY_CHANCE
        and finding.code[3] in "1234"
    )
