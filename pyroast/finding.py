"""What pyroast reports: a finding, its place, its severity, and what Pyro does with the program."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from pyroast.spans import Span


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One report of one rule.

    `message` is one line without a place in it. `site` is the name of the site it speaks of, `pairs` the
    indices of the pairs (within the same report) that share it.
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

    def sort_key(self) -> tuple[str, Span, str, str]:
        """Order of output: by file, place, code and message."""
        return (self.path, self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that pyroast could not decide, where, and why."""

    reason: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class SideReport:
    """One side of a row in the alignment table.

    `distribution` is Pyro's class name, `plates` the names of the frames from the outermost in, `observed` and
    `enumerated` are "yes", "no" or "unknown", `condition` is the source-like text of the path condition, or "".
    """

    distribution: str
    plates: tuple[str, ...]
    observed: str
    enumerated: str
    condition: str
    span: Span
    path: str


@dataclass(frozen=True, slots=True)
class SiteReport:
    """A row of the alignment table: one site name and what each side does with it.

    `role` is the reason in words ("must be sampled by the guide", ...), `verdict` is "aligned",
    "misaligned" or "unknown".
    """

    name: str
    model: SideReport | None
    guide: SideReport | None
    role: str
    verdict: str


@dataclass(frozen=True, slots=True)
class CallableReport:
    """A model or guide: how the source calls it and where it is defined."""

    name: str
    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class PairReport:
    """A pair of model and guide under one loss, with its verdict and table.

    `status` is "aligned", "misaligned" or "unknown"; `via` names the inference call (`SVI`, ...), or "name"
    where the pair was inferred from the names of the functions.
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


@dataclass(frozen=True, slots=True)
class FileReport:
    """All that pyroast says about one entry file."""

    path: str
    findings: tuple[Finding, ...] = ()
    pairs: tuple[PairReport, ...] = ()
    failed: bool = False  # unreadable, or an internal error: exit code 2


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run, files in the order of their paths; pair indices of findings count within their file."""

    files: tuple[FileReport, ...] = field(default=())
