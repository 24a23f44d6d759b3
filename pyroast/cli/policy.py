"""What is shown of the reports: the settings of each file's project, with what the command line says over them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

import click

from pyroast.finding import FileReport, Finding, Severity
from pyroast.project.discover import slashes
from pyroast.project.ignore import Patterns, Rules, compile_patterns
from pyroast.project.modules import ProjectModules
from pyroast.project.settings import FILE, BadSettings, Settings, settings_for, settings_in
from pyroast.records import dataclass, replace
from pyroast.report.selection import ALWAYS_SHOWN, Selection, UnknownRule, parse_selectors


class Refused(click.ClickException):
    """Wrong settings or files, said in one line; exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        from pyroast.report.escape import escape

        click.echo(f"pyroast: {escape(self.message)}", err=True)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is shown of the files under one set of settings."""

    selection: Selection
    per_file: tuple[tuple[Patterns, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    strict: bool = False

    def shown(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings to show, with the severities that the settings give them."""
        judged = (self._judged(finding) for finding in findings)
        return tuple(each for each in judged if self.selection.shows(each) and not self._ignored(each))

    def _judged(self, finding: Finding) -> Finding:
        fitting = [
            (len(prefix), severity) for prefix, severity in self.severity if finding.code.startswith(prefix)
        ]
        severity = max(fitting, key=lambda each: each[0])[1] if fitting else finding.severity
        if self.strict and severity is Severity.INFO:
            severity = Severity.WARNING
        return finding if severity is finding.severity else replace(finding, severity=severity)

    def _ignored(self, finding: Finding) -> bool:
        if not self.per_file or finding.code in ALWAYS_SHOWN:
            return False
        path = slashes(os.path.abspath(finding.path))
        return any(
            finding.code.startswith(prefixes)
            and path.startswith(f"{patterns.base}/")
            and patterns.verdict(path)
            for patterns, prefixes in self.per_file
        )


class Policies:
    """The settings and the policy for each path."""

    def __init__(
        self,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        exclude: Sequence[str] = (),
        strict: bool = False,
        config: str | None = None,
        isolated: bool = False,
    ) -> None:
        self._select, self._ignore, self._strict = select, ignore, strict
        self._given: Settings | None = Settings() if isolated else None
        self._overrides_exclude = bool(exclude)
        self._policies: dict[Settings, Policy] = {}
        self._exclusions: dict[Settings, Rules] = {}
        if config is not None and not isolated:
            try:
                self._given = settings_in(config)
            except BadSettings as error:
                raise Refused(str(error)) from None
        self._own = self._parsed(select), self._parsed(ignore)

    @cached_property
    def _codes(self) -> list[tuple[str, str]]:
        from pyroast.rules import registry

        return [(rule.code, rule.name) for rule in registry().values()]

    def _parsed(self, texts: Sequence[str], where: str = "") -> tuple[str, ...]:
        if not texts:
            return ()
        try:
            return parse_selectors(texts, self._codes)
        except UnknownRule as error:
            raise (Refused(f"{where}: {error}") if where else click.UsageError(str(error))) from error

    def settings(self, path: str) -> Settings:
        """The settings for a file."""
        if self._given is not None:
            return self._given
        try:
            return settings_for(path)
        except BadSettings as error:
            raise Refused(str(error)) from None

    def modules(self, path: str, data: bytes | None = None) -> ProjectModules:
        """The project of a file, with what its settings add; with `data`, the file holds that, whatever the disk says."""
        settings = self.settings(path)
        if data is None:
            return ProjectModules(path, settings.roots, settings.pair_makers)
        from pyroast.project.overlay import OverlaidModules

        return OverlaidModules(path, {os.path.abspath(path): data}, settings.roots, settings.pair_makers)

    def exclusions(self, folder: str) -> Rules:
        """The patterns that the settings leave out below a folder."""
        settings = self.settings(os.path.join(folder, FILE))
        if settings not in self._exclusions:
            patterns = (*(() if self._overrides_exclude else settings.exclude), *settings.extend_exclude)
            compiled = compile_patterns(slashes(settings.folder), patterns) if patterns else None
            self._exclusions[settings] = (compiled,) if compiled else ()
        return self._exclusions[settings]

    def policy(self, path: str) -> Policy:
        """The policy for a file."""
        settings = self.settings(path)
        if settings not in self._policies:
            self._policies[settings] = self._policy(settings)
        return self._policies[settings]

    def _policy(self, settings: Settings) -> Policy:
        where = f"{settings.source}: [tool.pyroast]"
        select, ignore = self._own
        set_select, set_ignore = (
            self._parsed(settings.select, f"{where} select"),
            self._parsed(settings.ignore, f"{where} ignore"),
        )
        if not self._select:
            select, ignore = set_select, ignore if self._ignore else set_ignore
        per_file = [
            (
                compile_patterns(slashes(settings.folder), [pattern]),
                self._parsed(rules, f"{where} per-file-ignores"),
            )
            for pattern, rules in settings.per_file_ignores
        ]
        severity = tuple(
            (prefix, Severity(value))
            for rule, value in settings.severity
            for prefix in self._parsed([rule], f"{where} severity")
        )
        return Policy(
            Selection(select, ignore),
            tuple(
                (patterns, prefixes) for patterns, prefixes in per_file if patterns is not None and prefixes
            ),
            severity,
            self._strict or settings.strict,
        )

    def apply(self, report: FileReport) -> FileReport:
        """The report with the findings that are shown."""
        if not report.findings and not report.suppressed:
            return report
        policy = self.policy(report.path)
        return replace(
            report, findings=policy.shown(report.findings), suppressed=policy.shown(report.suppressed)
        )
