"""Which findings are shown: by code prefix or name, and by severity where nothing was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from pyroast.finding import Finding, Severity
from pyroast.records import dataclass

# They say why a file was not checked; hiding them would leave exit code 2 without its reason.
ALWAYS_SHOWN = frozenset({"PYR000", "PYR001"})


class UnknownRule(ValueError):
    """A selector that names no rule."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show: prefixes of codes, an empty `select` standing for every error and warning.

    Where both sides match a code the longer prefix wins, and `ignore` wins between equals.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def shows(self, finding: Finding) -> bool:
        """Whether the outputs show this finding."""
        code = finding.code
        if code in ALWAYS_SHOWN:
            return True
        ignored = _longest(code, self.ignore)
        if not self.select:
            return ignored == 0 and finding.severity is not Severity.INFO
        return _longest(code, self.select) > ignored


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)


def parse_selectors(texts: Iterable[str], codes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Code prefixes for comma-separated selectors, each a code, a prefix of codes, or the name of a rule.

    `codes` are the code and name of every rule. Raises `UnknownRule` for what fits none.
    """
    by_name = {name: code for code, name in codes}
    prefixes = []
    for selector in (part.strip() for text in texts for part in text.split(",")):
        if not selector:
            continue
        prefix = by_name.get(selector, selector.upper())
        if not any(code.startswith(prefix) for code in by_name.values()):
            raise UnknownRule(f"no rule has the code or name {selector!r}{did_you_mean(selector, by_name)}")
        prefixes.append(prefix)
    return tuple(prefixes)


def did_you_mean(asked: str, by_name: dict[str, str]) -> str:
    """`; did you mean ...?` where a code or name is close to what was asked, else nothing."""
    import difflib

    known = [*by_name, *by_name.values()]
    spellings = (difflib.get_close_matches(text, known, n=1) for text in (asked, asked.upper()))
    close = next(filter(None, spellings), None)
    return f"; did you mean {close[0]}?" if close else ""
