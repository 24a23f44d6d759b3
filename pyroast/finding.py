"""What pyroast reports: a finding, its place, its severity, and what Pyro does with the program."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from typing import Union

from pyroast.records import dataclass, field, replace
from pyroast.spans import Place, Span, line_name


class Severity(enum.Enum):
    """How a finding is shown; `INFO` findings appear only when asked for."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Runtime(enum.Enum):
    """What Pyro does with the program that the finding is about."""

    RAISES = "raises"
    WARNS = "warns"
    SILENT = "silent"
    NONE = "none"  # a finding about pyroast itself


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding, such as the other side of the pair."""

    path: str
    span: Span
    message: str


Plain = Union[None, bool, int, float, str, "tuple[Plain, ...]"]


@dataclass(frozen=True, slots=True)
class Repair:
    """What would put a finding right: an intent, the place to change, and the facts that it needs, but no text.

    `values` are what the intent must know, by name; `places` are further places, by name, in any file.
    """

    intent: str
    path: str
    span: Span
    values: tuple[tuple[str, Plain], ...] = ()
    places: tuple[tuple[str, Place], ...] = ()

    def value(self, name: str, default: Plain = None) -> Plain:
        """A value, or the default where the repair does not have it."""
        return dict(self.values).get(name, default)

    def place(self, name: str) -> Place | None:
        """The place of that name, if there is one."""
        return dict(self.places).get(name)


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to be put in the place of a span of a file; an empty span is a place to insert at."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """The edits that put a finding right, in the order of their places, all together.

    `safe` says that the program means what it meant, or what it can only have meant; `reason` says why, or why not.
    """

    safe: bool
    description: str
    reason: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one rule.

    `message` is one line without a place in it. `site` is the name of the site it speaks of, `pairs` the
    indices of the pairs (within the same report) that share it. `repairs` are what may put it right, the likeliest
    first; `fix` is filled in for outputs that show one.
    """

    code: str
    name: str
    severity: Severity
    runtime: Runtime
    path: str
    span: Span
    message: str
    site: str | None = None
    related: tuple[Related, ...] = ()
    pairs: tuple[int, ...] = ()
    evidence: str = "static"
    repairs: tuple[Repair, ...] = ()
    fix: Fix | None = None

    def sort_key(self) -> tuple[str, int, Span, str, str]:
        """Order of output: by file, place, code and message."""
        return (self.path, self.span.cell, self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that pyroast could not decide, where, and why."""

    reason: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrameReport:
    """One plate around a site: its name, how many indices it has, and its dim, which a sequential plate has not.

    A size that is known by name only is its text; None stands for a size or dim that is not known.
    """

    name: str
    size: int | str | None
    dim: int | None
    vectorized: bool


@dataclass(frozen=True, slots=True)
class SideReport:
    """One side of a row in the alignment table.

    `distribution` is Pyro's class name, `plates` the names of the frames from the outermost in, `observed` and
    `enumerated` are "yes", "no" or "unknown", `condition` is the source-like text of the path condition, or "".
    A shape or size is None where it is not known; a size that is known by name only is its text. `support` is spelt as
    Pyro's constraints are, "" where it is not known.
    """

    distribution: str
    plates: tuple[str, ...]
    observed: str
    enumerated: str
    condition: str
    span: Span
    path: str
    batch_shape: tuple[int | str | None, ...] | None = None
    event_shape: tuple[int | str | None, ...] | None = None
    support: str = ""
    frames: tuple[FrameReport, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteReport:
    """A row of the alignment table: one site name and what each side does with it.

    `role` is the reason in words ("must be sampled by the guide", ...), `verdict` is "aligned",
    "misaligned" or "unknown". `named` is false where the name itself is not known.
    """

    name: str
    model: SideReport | None
    guide: SideReport | None
    role: str
    verdict: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class CallableReport:
    """A model or guide: how the source calls it and where it is defined; whether it is known what it is."""

    name: str
    path: str
    span: Span
    known: bool = True


@dataclass(frozen=True, slots=True)
class TableReport:
    """What a pair comes to in further rounds of its call: the verdict, what is open, and the table."""

    status: str
    unknown: tuple[Unknown, ...] = ()
    sites: tuple[SiteReport, ...] = ()


@dataclass(frozen=True, slots=True)
class PairReport:
    """A pair of model and guide under one loss, with its verdict and table.

    `status` is "aligned", "misaligned" or "unknown"; `via` names the inference call (`SVI`, ...), or "name"
    where the pair was inferred from the names of the functions. `evidence` is "traced" where the verdict comes from
    recorded runs, `runs` is their number, and `said` are the warnings and exceptions of Pyro's at the calls themselves.
    `others` are the tables of further rounds of the call that differ from this one, none of which is worse.
    """

    path: str
    span: Span
    via: str
    model: CallableReport
    guide: CallableReport
    loss: str
    status: str
    unknown: tuple[Unknown, ...] = ()
    sites: tuple[SiteReport, ...] = ()
    evidence: str = "static"
    runs: int = 0
    said: tuple[str, ...] = ()
    others: tuple[TableReport, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """All that pyroast says about one entry file.

    `suppressed` are the findings that comments hide. `used` are the comments of other files that hide one of them: path,
    line and code as written. `note` is a line to tell the user, such as why the file was not checked. `unresolved` are the
    calls that take a model and a guide of which one is not known, or that were not reached, each with the reason.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    pairs: tuple[PairReport, ...] = ()
    failed: bool = False  # unreadable, or an internal error: exit code 2
    suppressed: tuple[Finding, ...] = ()
    used: tuple[tuple[str, int, str], ...] = ()
    note: str = ""
    unresolved: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run, files in the order of their paths; pair indices of findings count within their file."""

    files: tuple[FileReport, ...] = field(default=())


# Places in a notebook: converted once, when its report is complete

_LINE_IN_TEXT = re.compile(r"(?<=\()line (\d+)(?=\))")
Move = Callable[[Span], Span]


def moved(report: FileReport, move: Move) -> FileReport:
    """The report with each span in its own file converted by `move`, and the lines that messages name."""
    path = report.path

    def span(where: str, value: Span) -> Span:
        return move(value) if where == path else value

    def text(where: str, message: str) -> str:
        return (
            _LINE_IN_TEXT.sub(lambda found: _named(int(found[1]), move), message)
            if where == path
            else message
        )

    def finding(each: Finding) -> Finding:
        related = tuple(
            Related(place.path, span(place.path, place.span), text(place.path, place.message))
            for place in each.related
        )
        return replace(
            each,
            span=span(each.path, each.span),
            message=text(each.path, each.message),
            related=related,
            repairs=tuple(map(repair, each.repairs)),
        )

    def repair(each: Repair) -> Repair:
        places = tuple((name, Place(at, span(at, value))) for name, (at, value) in each.places)
        return replace(each, span=span(each.path, each.span), places=places)

    def side(each: SideReport | None) -> SideReport | None:
        return None if each is None else replace(each, span=span(each.path, each.span))

    def unknown(entries: tuple[Unknown, ...]) -> tuple[Unknown, ...]:
        return tuple(
            Unknown(text(one.path, one.reason), one.path, span(one.path, one.span)) for one in entries
        )

    def sites(rows: tuple[SiteReport, ...]) -> tuple[SiteReport, ...]:
        return tuple(replace(site, model=side(site.model), guide=side(site.guide)) for site in rows)

    def called(each: CallableReport) -> CallableReport:
        return replace(each, span=span(each.path, each.span))

    def pair(each: PairReport) -> PairReport:
        return replace(
            each,
            span=span(each.path, each.span),
            model=called(each.model),
            guide=called(each.guide),
            unknown=unknown(each.unknown),
            sites=sites(each.sites),
            others=tuple(
                replace(one, unknown=unknown(one.unknown), sites=sites(one.sites)) for one in each.others
            ),
        )

    return replace(
        report,
        findings=tuple(map(finding, report.findings)),
        pairs=tuple(map(pair, report.pairs)),
        suppressed=tuple(map(finding, report.suppressed)),
        unresolved=unknown(report.unresolved),
    )


def _named(line: int, move: Move) -> str:
    return line_name(move(Span(line, 1, line, 1)))
