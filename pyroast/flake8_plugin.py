"""The flake8 plugin: findings of the text that flake8 hands over, under the prefix PYR.

flake8 finds out by the names of `__init__`'s parameters what to hand over; they are fixed.
"""

from __future__ import annotations

import ast
import io
import os
import tokenize
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from pyroast import __version__

if TYPE_CHECKING:
    from argparse import Namespace

    from flake8.options.manager import OptionManager

    from pyroast.finding import FileReport, Finding

_Found = tuple[int, int, str, type]


class Plugin:
    """One file as flake8 sees it: `lines` may be an editor's buffer, so the file itself is never opened."""

    name = "flake8-pyroast"
    version = __version__
    _info: ClassVar[bool] = False

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self._filename = filename.replace(os.sep, "/")
        self._lines = lines

    @classmethod
    def add_options(cls, option_manager: OptionManager) -> None:
        """Called once by flake8."""
        option_manager.add_option(
            "--pyroast-info",
            action="store_true",
            default=False,
            parse_from_config=True,
            help="Report findings of severity info, too (pairs that could not be decided).",
        )

    @classmethod
    def parse_options(cls, options: Namespace) -> None:
        """Called by flake8 in every process, possibly several times."""
        cls._info = bool(options.pyroast_info)

    def run(self) -> Iterator[_Found]:
        """Line from 1, column from 0 in code points, text, and the type that flake8 asks for.

        Nothing is raised: flake8 would stop checking all files.
        """
        try:
            found = list(self._found())
        except Exception as error:
            text = f"PYR000 pyroast crashed on this file, please report it: {type(error).__name__}"
            found = [(1, 0, text, type(self))]
        yield from found

    def _found(self) -> Iterator[_Found]:
        text = "".join(self._lines)
        if "pyro" not in text:  # before anything is imported
            return
        data = _encode(text)
        if data is None:
            return
        from pyroast.check import check_source, obey_comments
        from pyroast.project.overlay import OverlaidModules
        from pyroast.project.settings import BadSettings, settings_for
        from pyroast.report.escape import escape

        try:
            settings = settings_for(self._filename)
        except BadSettings as error:
            yield 1, 0, f"PYR000 {escape(str(error))}", type(self)
            return
        buffer = {os.path.abspath(self._filename): data}  # for the files that import this one
        modules = OverlaidModules(self._filename, buffer, settings.roots, settings.pair_makers)
        report = check_source(self._filename, data, modules)
        for finding in obey_comments(report, data, noqa=False, modules=modules).findings:
            place = self._place(finding, report)
            if place is not None:
                yield (*place, type(self))

    def _place(self, finding: Finding, report: FileReport) -> tuple[int, int, str] | None:
        """Where flake8 is to show the finding, and its text; None where it is not to."""
        from pyroast.finding import Severity
        from pyroast.report.elsewhere import shown_in
        from pyroast.report.escape import escape
        from pyroast.spans import flake8_position

        # flake8 itself reports sources that cannot be read (E902, E999). Whether a comment is used takes a look at all files.
        if finding.code in ("PYR001", "PYR003") or (finding.severity is Severity.INFO and not self._info):
            return None
        shown = shown_in(report, finding)
        if shown is None:
            return None
        span, message = shown
        line, column = flake8_position(span)
        return min(line, max(1, len(self._lines))), column, f"{finding.code} {escape(message)}"


def _encode(text: str) -> bytes | None:
    """The bytes that the text was read from, by its coding line; None where that cannot be."""
    data = text.encode("utf-8", errors="surrogatepass")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return text.encode(encoding)
    except (SyntaxError, UnicodeEncodeError):
        return None
