"""SARIF 2.1.0 for code scanning: the rules with their documentation, the findings with both sides.

The objects are those of `sarif_om`; they are written under the property names that it declares.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

import sarif_om as om

from pyroast import __version__
from pyroast.finding import Finding, Related, Severity
from pyroast.report.edits import physical_edits
from pyroast.report.escape import escape
from pyroast.report.fingerprint import fingerprinted
from pyroast.report.home import HOME, rule_page
from pyroast.report.results import Results
from pyroast.spans import Span

if TYPE_CHECKING:
    from pyroast.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
FINGERPRINT = "pyroastFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_WHY = re.compile(r"^## Why is this bad\?\n+(.+?)(?=\n## |\Z)", re.MULTILINE | re.DOTALL)


def render(results: Results) -> str:
    """The log of one run."""
    from pyroast.rules import registry

    known = registry()
    codes = sorted({finding.code for finding in results.findings()} & known.keys())
    driver = om.ToolComponent(
        name="pyroast",
        full_name=f"pyroast {__version__}",
        information_uri=HOME,
        semantic_version=__version__,
        version=__version__,
        rules=[_rule(known[code]) for code in codes],
    )
    run = om.Run(
        tool=om.Tool(driver=driver),
        automation_details=om.RunAutomationDetails(id="pyroast/"),
        column_kind="unicodeCodePoints",
        original_uri_base_ids={
            ROOT: om.ArtifactLocation(description=_message("The folder that pyroast was called in."))
        },
        results=[
            _result(finding, fingerprint, codes, results) for finding, fingerprint in fingerprinted(results)
        ],
    )
    log = om.SarifLog(schema_uri=SCHEMA, version="2.1.0", runs=[run])
    return json.dumps(_plain(log), indent=2)


def _rule(rule: Rule) -> om.ReportingDescriptor:
    why = _WHY.search(rule.doc)
    full = " ".join((why[1] if why else rule.summary).split())
    return om.ReportingDescriptor(
        id=rule.code,
        name="".join(word.capitalize() for word in rule.name.split("-")),
        short_description=om.MultiformatMessageString(text=rule.summary),
        full_description=om.MultiformatMessageString(text=full),
        help=om.MultiformatMessageString(text=rule.doc.strip(), markdown=rule.doc.strip()),
        help_uri=rule_page(rule.name),
        default_configuration=om.ReportingConfiguration(level=_LEVELS[rule.severity]),
        properties={
            "precision": "very-high",
            "problem.severity": _LEVELS[rule.severity].replace("note", "recommendation"),
            "tags": ["pyro", rule.name],
        },
    )


def _result(finding: Finding, fingerprint: str, codes: Sequence[str], results: Results) -> om.Result:
    links = "".join(
        f" [{_in_link(place.message)}]({number})." for number, place in enumerate(finding.related, 1)
    )
    text = _literal(finding.message)
    return om.Result(
        rule_id=finding.code,
        rule_index=codes.index(finding.code) if finding.code in codes else None,
        level=_LEVELS[finding.severity],
        message=om.Message(text=f"{text}{'' if text.endswith('.') else '.'}{links}"),
        locations=[_location(finding, results)],
        related_locations=[
            _location(place, results, number) for number, place in enumerate(finding.related, 1)
        ]
        or None,
        fixes=_fixes(finding, results),
        partial_fingerprints={FINGERPRINT: fingerprint},
        properties={"runtime": finding.runtime.value, "evidence": finding.evidence},
    )


def _fixes(finding: Finding, results: Results) -> list[om.Fix] | None:
    edits = physical_edits(finding, results)
    if finding.fix is None or not edits:
        return None
    changes = []
    for path in dict.fromkeys(edit.path for edit in edits):
        replacements = [
            om.Replacement(
                deleted_region=_region(edit.span), inserted_content=om.ArtifactContent(text=edit.text)
            )
            for edit in edits
            if edit.path == path
        ]
        changes.append(
            om.ArtifactChange(artifact_location=_artifact(path, results), replacements=replacements)
        )
    kind = "safe" if finding.fix.safe else "unsafe"
    text = f"{finding.fix.description} ({kind}: {finding.fix.reason})."
    return [om.Fix(artifact_changes=changes, description=_message(escape(text)))]


def _literal(message: str) -> str:
    """Text in which no link is seen (SARIF 2.1.0, 3.11.6: brackets and backslashes are escaped)."""
    return re.sub(r"([\\\[\]])", r"\\\1", escape(message))


def _in_link(message: str) -> str:
    return _literal(message).rstrip(".")


def _location(place: Finding | Related, results: Results, number: int | None = None) -> om.Location:
    cell = place.span.cell
    return om.Location(
        id=number,
        message=_message(escape(place.message)) if isinstance(place, Related) else None,
        physical_location=om.PhysicalLocation(
            artifact_location=_artifact(place.path, results), region=_region(results.physical(place))
        ),
        logical_locations=[
            om.LogicalLocation(
                name=f"cell {cell}", fully_qualified_name=f"cell {cell}, line {place.span.line}"
            )
        ]
        if cell
        else None,
    )


def _artifact(path: str, results: Results) -> om.ArtifactLocation:
    shown = results.path(path)
    uri = quote(os.fsencode(shown))
    if posix_absolute(shown):
        return om.ArtifactLocation(uri=f"file://{uri if uri.startswith('/') else f'/{uri}'}")
    return om.ArtifactLocation(uri=uri, uri_base_id=ROOT)


def posix_absolute(path: str) -> bool:
    """Whether a path with `/` is absolute, on the system of either kind."""
    return path.startswith("/") or path[1:3] == ":/"


def _region(span: Span) -> om.Region:
    return om.Region(
        start_line=span.line, start_column=span.column, end_line=span.end_line, end_column=span.end_column
    )


def _message(text: str) -> om.Message:
    return om.Message(text=text)


def _plain(value: object) -> object:
    """The JSON of an object of `sarif_om`: its fields under their names in the schema, unset ones left out.

    `sarif_om` fills in the schema's defaults, which say nothing, so they are left out as well.
    """
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    fields = getattr(type(value), "__attrs_attrs__", None)
    if fields is None:
        return value
    plain = {}
    for field in fields:
        content = getattr(value, field.name)
        default = getattr(field.default, "factory", lambda given=field.default: given)()
        if content is not None and (content != default or field.name in _KEPT):
            plain[field.metadata["schema_property_name"]] = _plain(content)
    return plain


_KEPT = frozenset({"level", "column_kind"})
