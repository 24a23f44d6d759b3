"""The documentation site: `python -m sphinx -W -n docs build/docs`. The same pages are read in the repository, as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

project = "pyroast"
author = "The pyroast maintainers"
copyright = "The pyroast maintainers, Apache-2.0"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "pyroast"
html_static_path = ["_static"]
html_css_files = ["site.css"]
exclude_patterns = ["build"]
myst_heading_anchors = 3
highlight_language = "python"

DOCS = Path(__file__).resolve().parent
_LINK = re.compile(r"\[([^\]]+)\]\((\.\./[^)#]+)(?:#[^)]*)?\)")


def _for_the_site(app: Any, name: str, source: list[str]) -> None:
    """Put the pages of the rules below their index, and leave of links to files outside of the site their text."""
    folder = (DOCS / name).parent

    def kept(link: re.Match[str]) -> str:
        return link[0] if (folder / link[2]).resolve().is_relative_to(DOCS) else link[1]

    source[0] = _LINK.sub(kept, source[0])
    if name == "rules/index":
        pages = re.findall(r"\(([\w-]+)\.md\)", source[0])
        source[0] += "\n".join(("\n```{toctree}", ":hidden:", "", *pages, "```", ""))


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _for_the_site)
