"""The engine: one file in, its report out. Nothing is raised: what fails becomes a finding."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pyroast.conditions import TRUE
from pyroast.facts import Tri
from pyroast.finding import (
    CallableReport,
    FileReport,
    Finding,
    PairReport,
    Runtime,
    Severity,
    SiteReport,
    TableReport,
    Unknown,
    moved,
)
from pyroast.frontend import Unreadable, decode, lower_source, mentions_pyro, run_deep
from pyroast.project.read import UnreadableFile, read_file
from pyroast.records import replace
from pyroast.spans import NO_SPAN, Span

if TYPE_CHECKING:
    from pyroast.interpret.roots import Program
    from pyroast.matcher import Alignment
    from pyroast.pairs import Pair
    from pyroast.project.modules import ProjectModules
    from pyroast.protocol import CallFact
    from pyroast.rule import Report as RuleReport
    from pyroast.rule import Rule
    from pyroast.trace import Opening, Trace

REPORT_REQUEST = "please report this with the file"

NAMES_A_CODE = re.compile(r"noqa.*pyr")


def check_file(path: str, data: bytes, modules: ProjectModules | None = None) -> FileReport:
    """Check the bytes of a source file or, by the end of its name, of a notebook, and obey the comments in it.

    Arguments as for `check_source`.
    """
    if not path.endswith(".ipynb"):
        return obey_comments(check_source(path, data, modules), data, modules=modules)
    if not _concerns_pyro(path, data, modules):
        return FileReport(path)
    from pyroast.project.notebooks import Cells, read_notebook, without_refused

    try:
        notebook = read_notebook(data)
    except Unreadable as error:
        return FileReport(path, (_own_finding("PYR001", path, error.span, error.message),), failed=True)
    if notebook.language:
        return FileReport(path, note=f"{path}: not checked, a notebook for {notebook.language}")
    report = check_source(path, notebook.data, modules)
    if any(finding.code == "PYR001" for finding in report.findings):
        isolated = without_refused(notebook)
        if len(isolated.refused) > len(notebook.refused):
            notebook = isolated
            report = check_source(path, notebook.data, modules)
    report = moved(obey_comments(report, notebook.data, modules=modules), Cells(notebook))
    refused = [_own_finding("PYR001", path, error.span, error.message) for error in notebook.refused]
    findings = tuple(sorted((*report.findings, *refused), key=Finding.sort_key))
    return replace(report, findings=findings, failed=report.failed or bool(refused))


def _concerns_pyro(path: str, data: bytes, modules: ProjectModules | None) -> bool:
    """Whether a file speaks of Pyro, or imports from its project what does."""
    if mentions_pyro(data) or modules is None:
        return mentions_pyro(data)
    from pyroast.project.reach import leads_to_pyro

    return leads_to_pyro(data, modules, path)


def obey_comments(
    report: FileReport, data: bytes, noqa: bool = True, modules: ProjectModules | None = None
) -> FileReport:
    """The report without what comments hide; without `noqa`, flake8 obeys its own in the file itself."""
    if not (mentions_pyro(data) or report.findings):
        return report
    try:
        text = decode(data)
    except Unreadable:
        return report
    elsewhere = any(finding.path != report.path for finding in report.findings)
    if not (elsewhere or _may_hide(text.lower(), bool(report.findings))):
        return report
    from pyroast.project.suppression import suppress

    return suppress(report, text, lambda path: _text_of(path, modules), noqa)


def _may_hide(text: str, findings: bool) -> bool:
    """Whether a text in lower case may have a comment of interest: most have none, and need no more of this.

    Where there are no `findings`, only a comment that names a code of pyroast's has anything to hide.
    """
    return "pyroast:" in text or ("noqa" in text and (findings or NAMES_A_CODE.search(text) is not None))


def _text_of(path: str, modules: ProjectModules | None) -> str | None:
    try:
        data = read_file(path) if modules is None else modules.read(path)
        return None if data is None else decode(data)
    except (UnreadableFile, Unreadable):
        return None


def check_source(path: str, data: bytes, modules: ProjectModules | None = None) -> FileReport:
    """Check the bytes of one source file.

    Arguments: `path` as it is to be shown; `modules` finds the modules of its project.
    Files that neither mention Pyro nor import what does from their project are not parsed.
    """
    if not _concerns_pyro(path, data, modules):
        return FileReport(path)
    was_enabled = gc.isenabled()
    gc.disable()  # it would walk the young objects of every file for nothing
    try:
        return run_deep(lambda: _check(path, data, modules))
    except Unreadable as error:
        return FileReport(path, (_own_finding("PYR001", path, error.span, str(error.message)),), failed=True)
    except Exception as error:  # nothing may be lost: the crash itself is the report
        return FileReport(path, (_crash(path, "the interpreter", error),), failed=True)
    finally:
        if was_enabled:
            gc.enable()


def _check(path: str, data: bytes, modules: ProjectModules | None) -> FileReport:
    module = lower_source(data) if modules is None else modules.disk.lowered_source(data)
    from pyroast.interpret.roots import interpret
    from pyroast.interpret.shared import kept_modules
    from pyroast.unreached import unreached

    with kept_modules(modules) as store:
        program = interpret(path, module, modules, len(data), store)
        report = _report(path, program)
        reached = frozenset(call.span for call in program.inferences if call.file == path)
    unresolved = (*report.unresolved, *unreached(path, module, reached))
    return replace(report, unresolved=tuple(sorted(set(unresolved), key=_place))) if unresolved else report


def _place(entry: Unknown) -> tuple[str, Span, str]:
    return entry.path, entry.span, entry.reason


def _own_finding(code: str, path: str, span: Span, message: str) -> Finding:
    names = {"PYR000": "internal-error", "PYR001": "unreadable-source", "PYR002": "undecided-pair"}
    severity = Severity.INFO if code == "PYR002" else Severity.ERROR
    return Finding(code, names[code], severity, Runtime.NONE, path, span, message)


def _crash(path: str, part: str, error: Exception) -> Finding:
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].name}, line {frames[-1].lineno})" if frames else ""
    text = " ".join(str(error).split())[:200]
    return _own_finding(
        "PYR000", path, NO_SPAN, f"{part} failed with {type(error).__name__}: {text}{where}; {REPORT_REQUEST}"
    )


def _report(path: str, program: Program) -> FileReport:
    from pyroast.pairs import pairs_of

    return report_pairs(path, pairs_of(program), program.traces, program.calls, program.openings)


def report_pairs(
    path: str,
    pairs: Iterable[Pair],
    traces: Sequence[Trace] = (),
    calls: tuple[CallFact, ...] = (),
    openings: Sequence[Opening] = (),
) -> FileReport:
    """What the matcher and the rules say of pairs, of further traces, and of a module's log of library calls."""
    from pyroast.causes import without_symptoms
    from pyroast.matcher import align
    from pyroast.rule import MODULE, PAIR, TRACE, in_check_order
    from pyroast.rules import registry

    rules = in_check_order(registry())
    found: dict[tuple[object, ...], Finding] = {}
    reports: list[PairReport] = []
    failed = False

    def collect(rule: Rule, subject: object, pair: int | None) -> tuple[bool, bool]:
        """Whether the rule found a misfit, and whether no run gets past it."""
        nonlocal failed
        wrong = stops = False
        try:
            for report in rule.check(subject):  # type: ignore[arg-type]  # the subject is of the rule's kind
                _add(found, rule, report, pair)
                stops = stops or report.stops
                wrong = wrong or (rule.severity is not Severity.INFO and rule.code[3] in "1234")
        except Exception as error:  # one rule must not lose the others
            failed = True
            found[(path, rule.code)] = _crash(path, f"rule {rule.code}", error)
        return wrong, stops

    for pair in pairs:
        index = None if pair.alone else len(reports)
        alignment = without_symptoms(align(pair))
        pair = alignment.pair
        wrong = False
        if not pair.intended and not pair.foreign:
            stopped = _always_raises(pair)
            for rule in rules:
                if rule.subject is PAIR and stopped:
                    continue
                subjects: tuple[object, ...] = ()
                if rule.subject is PAIR:
                    subjects = (alignment,)
                elif rule.subject is TRACE:
                    subjects = (pair.guide.trace, pair.model.trace)
                stops = False
                for subject in subjects:
                    reported, stops = collect(rule, subject, index)
                    wrong = wrong or reported
                    if stops:
                        break
                if stops:
                    break
        if pair.alone:
            continue
        unknown = _unknowns(alignment)
        status = "misaligned" if wrong else "unknown" if unknown else "aligned"
        reports.append(_pair_report(alignment, status, unknown))
        for entry in unknown[:1] if status == "unknown" else ():
            note = _own_finding("PYR002", entry.path, entry.span, f"pair undecided: {entry.reason}")
            found.setdefault((entry.path, entry.span, "PYR002", entry.reason), note)
    for rule in rules:
        if rule.subject is TRACE:
            for trace in traces:
                collect(rule, trace, None)
        elif rule.subject is MODULE:
            collect(rule, calls, None)
    for opening in openings:
        note = _own_finding("PYR002", opening.path, opening.span, opening.reason)
        found[(opening.path, opening.span, "PYR002")] = note
    ordered = tuple(sorted(found.values(), key=Finding.sort_key))
    merged_findings, merged_pairs = _merge_pairs(ordered, reports)
    unresolved = (
        *(_unresolved(pair) for pair in merged_pairs if not (pair.model.known and pair.guide.known)),
        *(Unknown(opening.reason, opening.path, opening.span) for opening in openings),
    )
    return FileReport(path, merged_findings, merged_pairs, failed, unresolved=unresolved)


def _unresolved(pair: PairReport) -> Unknown:
    sides = [side for side in ("model", "guide") if not getattr(pair, side).known]
    verb = "is" if len(sides) == 1 else "are"
    return Unknown(f"the {' and the '.join(sides)} {verb} not known", pair.path, pair.span)


def _always_raises(pair: Pair) -> bool:
    """Whether a side raises on every run, so that Pyro has no trace of it to compare.

    What raises for the sake of the loss (PYR202) is said of the pair.
    """
    return any(
        fault.presence == TRUE and fault.code != "PYR202"
        for side in (pair.guide, pair.model)
        for fault in side.trace.faults
    )


def _merge_pairs(
    findings: tuple[Finding, ...], reports: list[PairReport]
) -> tuple[tuple[Finding, ...], tuple[PairReport, ...]]:
    """Merge the runs of one call with the same sides and loss; renumber the pairs of the findings."""
    rounds: dict[object, list[PairReport]] = {}
    places: dict[object, int] = {}
    numbers: list[int] = []
    for report in reports:
        key = (report.path, report.span, report.model, report.guide, report.loss)
        rounds.setdefault(key, []).append(report)
        numbers.append(places.setdefault(key, len(places)))
    renumbered = tuple(
        replace(finding, pairs=tuple(sorted({numbers[pair] for pair in finding.pairs})))
        for finding in findings
    )
    return renumbered, tuple(map(_merged_rounds, rounds.values()))


_RANKS = {"misaligned": 0, "unknown": 1, "aligned": 2}


def _merged_rounds(rounds: list[PairReport]) -> PairReport:
    """The first of the worst rounds, with the tables of those that differ."""
    worst = min(rounds, key=lambda report: _RANKS[report.status])
    tables = dict.fromkeys(TableReport(each.status, each.unknown, each.sites) for each in rounds)
    tables.pop(TableReport(worst.status, worst.unknown, worst.sites))
    return replace(worst, others=tuple(tables))


def _add(found: dict[tuple[object, ...], Finding], rule: Rule, report: RuleReport, pair: int | None) -> None:
    from pyroast.rules._repairs import at_its_place

    key = (report.path, report.span, rule.code, report.site if rule.subject.kind == "pair" else None)
    known = found.get(key)
    pairs = () if pair is None else (pair,)
    if known is not None:
        found[key] = replace(known, pairs=(*known.pairs, *pairs))
        return
    found[key] = Finding(
        rule.code, rule.name, rule.severity, report.runtime, report.path, report.span, report.message, report.site,
        report.related, pairs, repairs=report.repairs or at_its_place(rule.code, report.path, report.span),
    )  # fmt: skip


def _unknowns(alignment: Alignment) -> tuple[Unknown, ...]:
    """Everything undecided about a pair: what the matcher could not decide, event dims and shapes not known."""
    from pyroast.causes import open_shapes

    unknown = list(alignment.unknown)
    if not alignment.pair.intended:
        unknown.extend(open_shapes(alignment))
    if alignment.pair.compares and not alignment.pair.intended:
        for row in alignment.rows:
            for site in (*row.latents(), *(site for site in row.guide if row.latents())):
                if site.distribution is None:
                    unknown.append(
                        Unknown(f"the distribution of '{row.text}' is not known", site.path, site.span)
                    )
                elif site.distribution.event_dim is None:
                    unknown.append(
                        Unknown(f"the event_dim of '{row.text}' is not known", site.path, site.span)
                    )
    if not alignment.pair.loss.name and not alignment.pair.loss.custom and alignment.pair.via == "SVI":
        unknown.append(Unknown("the loss is not known", alignment.pair.loss.path, alignment.pair.loss.span))
    return tuple(dict.fromkeys(unknown))


def _pair_report(alignment: Alignment, status: str, unknown: tuple[Unknown, ...]) -> PairReport:
    pair = alignment.pair
    return PairReport(
        pair.path,
        pair.span,
        pair.via,
        CallableReport(pair.model.name, pair.model.path, pair.model.span, pair.model.known),
        CallableReport(pair.guide.name, pair.guide.path, pair.guide.span, pair.guide.known),
        pair.loss.name or ("custom" if pair.loss.custom else "unknown"),
        status,
        unknown,
        tuple(_sites(alignment)),
    )


def _sites(alignment: Alignment) -> Iterator[SiteReport]:
    from pyroast.side_reports import side_report
    from pyroast.trace import is_open, name_text

    for row in alignment.rows:
        bad = row.missing is Tri.YES or row.extra is Tri.YES
        open_ = row.missing is Tri.UNKNOWN or row.extra is Tri.UNKNOWN or bool(row.unknown)
        verdict = "misaligned" if bad else "unknown" if open_ else "aligned"
        role = row.role
        provider = row.guide[0].provider if row.guide else ""
        if provider and role == "must be sampled by the guide":
            point = " (point estimate)" if provider in ("AutoDelta", "AutoLaplaceApproximation") else ""
            role = f"covered by {provider}{point}"
        if row.missing is Tri.YES and not row.sequential:
            role += ", but is not"
        yield SiteReport(
            row.text, side_report(row.model), side_report(row.guide), role, verdict, not is_open(row.name)
        )

    seen = {row.text for row in alignment.rows}
    for hidden in alignment.hidden:
        text = name_text(hidden.name)
        if text not in seen:
            seen.add(text)
            yield SiteReport(text, None, None, f"hidden by {hidden.handler}", "aligned")
