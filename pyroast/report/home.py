"""Where the documentation is read, as outputs link to it."""

from __future__ import annotations

# The address that the README gives: the documentation as it is built from docs/.
HOME = "https://example.org/pyroast"


def rule_page(name: str) -> str:
    """The page of a rule."""
    return f"{HOME}/rules/{name}.html"
