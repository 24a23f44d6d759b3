"""`pyroast check --fix` and `--diff`: fixes applied to the checked files, or shown as a diff, and those that outputs carry."""

from __future__ import annotations

import difflib
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import click

from pyroast.check import check_file
from pyroast.cli.policy import Policies, Refused
from pyroast.cli.run import EXIT_CLEAN, EXIT_FINDINGS, Checked
from pyroast.finding import FileReport, Finding
from pyroast.fixes.engine import Bench, Outcome, fix_all, name_of, with_fixes
from pyroast.fixes.others import Others
from pyroast.frontend import Unreadable, decode
from pyroast.project.overlay import OverlaidModules
from pyroast.project.read import UnreadableFile, describe, read_file
from pyroast.records import dataclass, replace
from pyroast.report.escape import escape

_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new bytes of the changed files by path, what they were, and how many findings are fixed or could be."""

    texts: Mapping[str, bytes]
    before: Mapping[str, bytes]
    fixed: int
    unsafe: int
    reports: tuple[FileReport, ...] = ()


def fix_files(
    checked: Sequence[Checked], shown: Sequence[Checked], policies: Policies, unsafe: bool
) -> Fixed:
    """Fix what is shown of the reports; nothing is written yet."""
    texts: dict[str, bytes] = {}
    before: dict[str, bytes] = {}
    fixed = offered = 0
    reports: list[FileReport] = []
    others = _others(checked, policies)
    for whole, visible in zip(checked, shown):
        if not any(finding.repairs for finding in visible.report.findings):
            reports.append(whole.report)
            continue
        bench = _bench(whole, policies, texts, others)
        outcome = fix_all(bench, unsafe, _wanted(whole.report, visible.report, policies))
        for path, data in outcome.changed:
            before.setdefault(path, _before(path, whole))
            texts[path] = data
        fixed += len(outcome.fixed)
        offered += 0 if unsafe else _offered(bench, outcome, policies)
        reports.append(outcome.report)
    changed = {path: data for path, data in texts.items() if data != before[path]}
    return Fixed(changed, before, fixed, offered, tuple(reports))


def _offered(bench: Bench, outcome: Outcome, policies: Policies) -> int:
    shown = policies.apply(outcome.report).findings
    return sum(any(not fix.safe for fix in bench.fixes(finding)) for finding in shown)


def _before(path: str, checked: Checked) -> bytes:
    return checked.data if path == checked.report.path else read_file(path)


def _others(checked: Sequence[Checked], policies: Policies) -> Others:
    """All checked files, in which a fix must not make anything worse."""
    from_stdin = {each.report.path: each.data for each in checked} if len(checked) == 1 else {}

    def read(path: str) -> bytes | None:
        return from_stdin[path] if path in from_stdin else _read(path)

    def check(path: str, texts: Mapping[str, bytes]) -> FileReport:
        return _check(path, texts.get(path) or read(path) or b"", texts, policies)

    return Others([each.report.path for each in checked], read, check)


def _read(path: str) -> bytes | None:
    try:
        return read_file(path)
    except UnreadableFile:
        return None


def _check(path: str, data: bytes, texts: Mapping[str, bytes], policies: Policies) -> FileReport:
    settings = policies.settings(path)
    absolute = {os.path.abspath(name): text for name, text in {**texts, path: data}.items()}
    return check_file(path, data, OverlaidModules(path, absolute, settings.roots, settings.pair_makers))


def _bench(checked: Checked, policies: Policies, texts: Mapping[str, bytes], others: Others) -> Bench:
    entry = checked.report.path

    def check(changed: Mapping[str, bytes]) -> FileReport:
        return _check(entry, changed.get(entry, checked.data), changed, policies)

    def read(path: str) -> bytes | None:
        return checked.data if path == entry else _read(path)

    return Bench(check, read, texts, others)


def _wanted(whole: FileReport, visible: FileReport, policies: Policies) -> _Wanted:
    hidden = Counter(map(name_of, whole.findings)) - Counter(map(name_of, visible.findings))
    return _Wanted(hidden, policies, whole.path)


class _Wanted:
    """Whether a finding is to be fixed: one that is shown, or would be."""

    def __init__(self, hidden: Counter[tuple[object, ...]], policies: Policies, path: str) -> None:
        self._hidden, self._policies, self._path = hidden, policies, path

    def __call__(self, finding: Finding) -> bool:
        if self._hidden[name_of(finding)]:
            return False
        return bool(self._policies.apply(FileReport(self._path, (finding,))).findings)


def attach_fixes(shown: Sequence[Checked], policies: Policies) -> list[Checked]:
    """The reports whose findings carry the fixes that hold, for outputs that show them."""
    others = _others(shown, policies)
    return [
        replace(each, report=with_fixes(_bench(each, policies, {}, others), each.report)) for each in shown
    ]


def write_files(fixed: Fixed) -> None:
    """Write the changed files, each in one step."""
    for path, data in fixed.texts.items():
        try:
            if read_file(path) != fixed.before[path]:
                raise Refused(f"{path}: changed while it was checked; nothing is written")
            _replace(os.path.realpath(path), data)
        except UnreadableFile as error:
            raise Refused(f"{path}: this {error}") from error
        except OSError as error:
            raise Refused(f"{path}: {describe(error)}") from error


def _replace(path: str, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".pyroast-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def unified(fixed: Fixed) -> str:
    """The changes as a unified diff, paths as they are reported."""
    return "".join(
        line
        for path, data in sorted(fixed.texts.items())
        for line in _unified(path, _text(fixed.before[path]), _text(data))
    )


def _text(data: bytes) -> str:
    try:
        return decode(data)
    except Unreadable:
        return data.decode("utf-8", "replace")


def _unified(path: str, old: str, new: str) -> Iterable[str]:
    shown = escape(path)
    lines = difflib.unified_diff(_LINES.findall(old), _LINES.findall(new), f"a/{shown}", f"b/{shown}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def summary(fixed: Fixed, written: bool) -> None:
    """One line on stderr about what is done, and what `--unsafe-fixes` would do."""
    verb = "fixed" if written else "would fix"
    files = f"{len(fixed.texts)} file" + ("" if len(fixed.texts) == 1 else "s")
    parts = [f"{verb} {fixed.fixed} finding{'' if fixed.fixed == 1 else 's'} in {files}"]
    if fixed.unsafe:
        parts.append(f"{fixed.unsafe} more may be fixed with --unsafe-fixes")
    click.echo(f"pyroast: {'; '.join(parts)}", err=True)


def run_fixes(
    checked: Sequence[Checked],
    shown: Sequence[Checked],
    policies: Policies,
    unsafe: bool,
    diff: bool,
    stdin: bool,
) -> int | None:
    """Fix, and print the diff, or the text that came from standard input; or write the files and return None."""
    fixed = fix_files(checked, shown, policies, unsafe)
    summary(fixed, written=not diff)
    if diff:
        click.echo(unified(fixed), nl=False)
        return EXIT_FINDINGS if fixed.texts else EXIT_CLEAN
    if stdin:
        entry = checked[0]
        sys.stdout.flush()
        sys.stdout.buffer.write(fixed.texts.get(entry.report.path, entry.data))
        left = any(policies.apply(report).findings for report in fixed.reports)
        return EXIT_FINDINGS if left else EXIT_CLEAN
    write_files(fixed)
    return None
