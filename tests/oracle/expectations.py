"""What a program promises in its comments, and the codes that Pyro's own words stand for.

Comments of a program:
`# error: PYR301, PYR301`  at the end of a line: these findings belong on that line;
`# silent: PYR412 harm`    the findings of this code are true although Pyro says nothing: the harm is named;
`# also: PYR303 because`   Pyro raised before it could show this code;
`# shows: PYR305 fragment` here Pyro expresses this code by another phrase than its usual one;
`# no pair: reason`        the program holds no pair of model and guide, on purpose.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .runner import PyroOutcome

_MARKER = re.compile(r"# error: (PYR\d{3}(?:, PYR\d{3})*)$")
_HEADER = re.compile(r"# (silent|also|shows): (PYR\d{3}) (\S.*)$")
_NO_PAIR = re.compile(r"# no pair: \S")
_LOOKS_LIKE_ONE = re.compile(r"#\s*(error|silent|also|shows|no pair)\b\s*:", re.IGNORECASE)

RAISED_AT_STATEMENT = frozenset({"PYR101", "PYR102"})
"""Codes whose exception leaves Pyro in the very statement that the finding names."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of Pyro's with its code; group `site` of the pattern names a site, `sites` a set of them."""

    code: str
    raises: bool
    pattern: re.Pattern[str]


def _raises(code: str, pattern: str) -> Phrase:
    return Phrase(code, True, re.compile(pattern, re.IGNORECASE | re.DOTALL))


def _warns(code: str, pattern: str) -> Phrase:
    return Phrase(code, False, re.compile(pattern, re.IGNORECASE | re.DOTALL))


PHRASES: tuple[Phrase, ...] = (
    _raises("PYR101", r"Multiple sample sites named '(?P<site>.*)'"),
    _raises("PYR102", r"(?P<site>.*) is already in the trace as a "),
    _raises("PYR104", r"event_dims disagree at site '(?P<site>.*?)'.*<property object"),
    _raises("PYR104", r"has no attribute 'batch_shape'"),
    _raises("PYR105", r"object is not callable"),
    _raises("PYR105", r"no attribute 'event_dim'"),
    _warns("PYR107", r"trying to observe a value outside of inference at (?P<site>.*)"),
    _raises("PYR201", r"collide at dim=|dim collision"),
    _raises("PYR202", r"plate stack overflow"),
    _raises("PYR203", r"invalid log_prob shape|Error while packing tensors"),
    _raises("PYR204", r"is not broadcastable with subsample_size"),
    _raises("PYR205", r"Shape mismatch inside plate\("),
    _raises("PYR206", r"subsample_size does not match len\(subsample\)"),
    _raises("PYR207", r"duplicate plate '"),
    _raises("PYR208", r"cannot use plate .* as both vectorized and non-vectorized"),
    _raises("PYR209", r"Expected dim < 0 to index from the right"),
    _raises("PYR210", r"size cannot be zero"),
    _raises("PYR211", r"invalid shape of pyro\.(param|subsample)"),
    _raises("PYR212", r"Invalid obs_mask shape"),
    _raises("PYR213", r"Value is not broadcastable with batch_shape\+event_shape"),
    _raises("PYR213", r"The right-most size of value must match event_shape"),
    _raises("PYR214", r"block_plate matched"),
    _warns("PYR301", r"Found vars in model but not guide: (?P<sites>\{.*\})$"),
    _warns("PYR302", r"Found non-auxiliary vars in guide but not model.*\n(?P<sites>\{.*\})$"),
    _warns("PYR303", r"Found auxiliary vars in the model: (?P<sites>\{.*\})$"),
    _warns("PYR304", r"Found plate statements in guide but not model: (?P<sites>\{.*\})$"),
    _raises("PYR305", r"Model and guide event_dims disagree at site '(?P<site>.*)'"),
    _raises("PYR306", r"Model and guide shapes disagree at site '(?P<site>.*)'"),
    _raises("PYR307", r"to be within the support"),
    _raises("PYR309", r"site (?P<site>.*) must be sampled in trace"),
    _raises("PYR310", r"pyro\.factor\(\"(?P<site>.*)\",\.\.\.\), missing specification of has_rsample"),
    _warns("PYR311", r"Failed to verify mean field restriction"),
    _raises("PYR314", r"must be fully reparameterized|requires fully reparametrized guides"),
    _raises("PYR314", r"Guide site (?P<site>.*) is not reparameterizable"),
    _raises("PYR315", r"Found no observations"),
    _warns("PYR401", r"If you want to enumerate sites, you need to use TraceEnum_ELBO instead"),
    _warns("PYR402", r"found no sample sites configured for enumeration"),
    _raises("PYR403", r"At site '(?P<site>.*)', model-side sequential enumeration is not implemented"),
    _warns("PYR404", r"at (?P<site>(model|guide) site \".*?\"), possibly invalid dependency"),
    _raises("PYR405", r"Expected tree-structured plate nesting"),
    _raises("PYR406", r"Expected model enumeration to be no more global"),
    _raises("PYR407", r"share a common poutine\.scale|only supports scalar poutine\.scale"),
    _raises("PYR408", r"Enumeration dim conflict"),
    _raises("PYR409", r"enumerate_support|^NotImplementedError without words$"),
    _raises("PYR409", r"Enumeration over cartesian product is not implemented"),
    _raises("PYR410", r"only tensors with up to 64 dims are supported"),
    _raises("PYR411", r"Invalid (default|expand) value\. Expected|Invalid num_samples, expected"),
    _raises("PYR411", r"Local sampling does not support \"sequential\" sampling|not a valid TMC strategy"),
    _raises("PYR413", r"Continuous inference cannot handle discrete sample site"),
    _raises("PYR414", r"(AutoGuide|AutoDiscreteParallel) does not support sequential"),
    _raises("PYR416", r"HMC/NUTS does not support model with subsample sites"),
    _raises("PYR417", r"only implemented for vectorize_particles==True"),
    _warns("PYR418", r"For num_particles==1 TraceTailAdaptive_ELBO"),
    _raises("PYR505", r"to satisfy the constraint"),
    _raises("PYR507", r"Optimizer should be an instance of pyro\.optim\.PyroOptim class"),
    _raises("PYR509", r"cannot assign 'pyro\.nn\.module\.PyroSample' as parameter"),
    _raises("PYR510", r"_pyro_samples"),
    _warns("PYR513", r"(iarange|irange|random_module|independent).* is deprecated"),
)
"""One table from Pyro's phrases to codes; the first phrase that fits decides."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the corpus and what its comments promise."""

    path: Path
    findings: tuple[tuple[int, str], ...]
    silent: frozenset[str]
    also: frozenset[str]
    shows: tuple[tuple[str, str], ...]
    has_no_pair: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that Pyro said: a code, the site where it names one, and the program's lines on the stack."""

    code: str
    site: str | None
    lines: tuple[int, ...]
    raised: bool


def read_program(path: Path) -> Program:
    """Collect markers and header lines; raises ValueError for a comment that is nearly one of them."""
    findings: list[tuple[int, str]] = []
    headers: dict[str, list[tuple[str, str]]] = {"silent": [], "also": [], "shows": []}
    has_no_pair = False
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type != tokenize.COMMENT:
            continue
        if marker := _MARKER.match(token.string):
            findings.extend((token.start[0], code) for code in marker[1].split(", "))
        elif header := _HEADER.match(token.string):
            headers[header[1]].append((header[2], header[3]))
        elif _NO_PAIR.match(token.string):
            has_no_pair = True
        elif _LOOKS_LIKE_ONE.match(token.string):
            raise ValueError(f"{path.name}:{token.start[0]}: cannot read the comment {token.string!r}")
    return Program(
        path=path,
        findings=tuple(sorted(findings)),
        silent=frozenset(code for code, _ in headers["silent"]),
        also=frozenset(code for code, _ in headers["also"]),
        shows=tuple(headers["shows"]),
        has_no_pair=has_no_pair,
    )


def evidence_of(program: Program, outcome: PyroOutcome) -> list[Evidence]:
    """The codes that Pyro itself showed, in order; one item for every site that a warning names."""
    found: list[Evidence] = []
    for warning in outcome.shown:
        found.extend(_translate(program, warning.message, warning.lines, raised=False))
    if outcome.raised is not None:
        kind, message = outcome.raised
        consequence = _consequence_of_a_warning(found, kind, message)
        if consequence is not None:
            found.append(consequence)
        else:
            found.extend(_translate(program, _words_of(kind, message), outcome.raised_lines, raised=True))
    return found


def _words_of(kind: str, message: str) -> str:
    """The message, or a phrase for an exception that has none; traces append a table of shapes to either."""
    return message if message.split("Trace Shapes:")[0].strip() else f"{kind} without words"


def _consequence_of_a_warning(found: list[Evidence], kind: str, message: str) -> Evidence | None:
    """The warned-of site on which a loss then fails without words of its own.

    TraceMeanField_ELBO and TraceGraph_ELBO look the model's sites up in the guide's trace (KeyError), and
    TraceMeanField_ELBO asserts that a site of the guide alone is auxiliary (a bare AssertionError).
    """
    for item in reversed(found):
        looked_up = kind == "KeyError" and item.code == "PYR301" and repr(item.site) == message
        asserted = kind == "AssertionError" and item.code == "PYR302" and not message
        if looked_up or asserted:
            return Evidence(item.code, item.site, item.lines, raised=True)
    return None


def _translate(program: Program, message: str, lines: tuple[int, ...], *, raised: bool) -> Iterator[Evidence]:
    for code, fragment in program.shows:
        if fragment in message:
            yield Evidence(code, None, lines, raised)
            return
    for phrase in PHRASES:
        match = phrase.pattern.search(message) if phrase.raises == raised else None
        if match is None:
            continue
        groups = match.groupdict()
        if "sites" in groups:
            for site in sorted(ast.literal_eval(groups["sites"])):
                yield Evidence(phrase.code, site, lines, raised)
        else:
            yield Evidence(phrase.code, groups.get("site"), lines, raised)
        return


def disagreements(program: Program, outcome: PyroOutcome) -> list[str]:
    """Where a program's comments and Pyro differ, as sentences; empty when they agree."""
    evidence = evidence_of(program, outcome)
    claimed = Counter(code for _, code in program.findings)
    # One pair may be asked twice and two pairs may lack one name: between these bounds both readings fit.
    least = Counter(code for code, _ in {(item.code, item.site) for item in evidence})
    most = Counter(code for code, _, _ in {(item.code, item.site, item.lines) for item in evidence})
    problems = [
        *_count_problems(program, claimed, least, most),
        *_header_problems(program, claimed, outcome),
        *_raise_problems(program, evidence, outcome),
    ]
    if problems and outcome.raised is not None:
        problems.append(f"Pyro raised {outcome.raised[0]}: {outcome.raised[1]}")
    return problems


def _count_problems(
    program: Program, claimed: Counter[str], least: Counter[str], most: Counter[str]
) -> Iterator[str]:
    for code in sorted(claimed | least):
        if code in program.silent:
            if least[code]:
                yield f"{code} is declared silent, but Pyro shows it"
        elif claimed[code] < least[code]:
            yield f"Pyro shows {code} for {least[code]} sites, {claimed[code]} are marked"
        elif claimed[code] > most[code] and code not in program.also:
            yield f"{claimed[code]} of {code} are marked, Pyro shows {most[code]}"


def _header_problems(program: Program, claimed: Counter[str], outcome: PyroOutcome) -> Iterator[str]:
    for code in sorted(program.silent | program.also | {code for code, _ in program.shows}):
        if not claimed[code]:
            yield f"{code} is declared in the header and marked nowhere"
    if program.also and outcome.raised is None:
        yield "codes are declared to hide behind an exception, but Pyro raised nothing"


def _raise_problems(program: Program, evidence: list[Evidence], outcome: PyroOutcome) -> Iterator[str]:
    if outcome.raised is None:
        return
    fatal = [item for item in evidence if item.raised]
    if not fatal:
        yield "the program ends with an exception that stands for no code"
    for item in fatal:
        lines = {line for line, code in program.findings if code == item.code}
        if item.code in RAISED_AT_STATEMENT and outcome.raised_lines[-1] not in lines:
            yield f"{item.code} is raised at line {outcome.raised_lines[-1]}, which has no such marker"
