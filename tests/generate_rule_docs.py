"""Writes docs/rules from the rules' docstrings: a page for each rule, and the table of all.

Run `python -m tests.generate_rule_docs`; with `--check` it compares and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pyroast.rule import NOTHING, Claim, Raises, Rule, Silent, Warns
from pyroast.rules import registry
from tests.rules.preamble import DEFAULT_GUIDE, DEFAULT_MODEL, DEFAULT_SVI, PREAMBLE, STEP

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
INDEX = "index.md"
GENERATED = "<!-- Written by `python -m tests.generate_rule_docs` from the rule's docstring. -->\n"
GROUPS = {
    "0": "pyroast itself",
    "1": "Sites and names",
    "2": "Plates and shapes",
    "3": "Pairs of model and guide",
    "4": "Enumeration and inference algorithms",
    "5": "Parameters, modules and set-up",
}
FOLDED = f"""\
<details>
<summary>What completes the examples</summary>

Above an example stands

```python
{PREAMBLE}```

and below it `{STEP.strip()}`. Where an example does not define them:

```python
{DEFAULT_MODEL}
{DEFAULT_GUIDE}
{DEFAULT_SVI}```

"Use instead" replaces the definitions of the same names; the rest of the example stays.
</details>
"""


def pages() -> dict[str, str]:
    """The text of every file of docs/rules by its name."""
    rules = list(registry().values())
    return {INDEX: _index(rules), **{f"{rule.name}.md": _page(rule) for rule in rules}}


def _page(rule: Rule) -> str:
    head = f"{GENERATED}\n# {rule.code} {rule.name}\n\nSeverity: {rule.severity.value}\n"
    if rule.runtime:
        head += "\nAt run time:\n" + "".join(f"\n- {_claim(claim)}" for claim in rule.runtime) + "\n"
    examples = "" if rule.subject is NOTHING else f"\n{FOLDED}"
    return f"{head}\n{_spaced(rule.doc)}\n{examples}"


def _claim(claim: Claim) -> str:
    match claim:
        case Raises(exception, fragment):
            return f"Pyro raises {exception}" + (f": `{fragment}`" if fragment else "")
        case Warns(fragment):
            return f"Pyro warns: `{fragment}`"
        case Silent(harm):
            return f"Pyro is silent: {harm}"


def _spaced(doc: str) -> str:
    """The docstring with an empty line around headings and blocks, as every renderer of Markdown wants it."""
    lines: list[str] = []
    for line in doc.strip().splitlines():
        before = (
            line.startswith("## ") or (line.startswith("```") and len(line) > 3) or line == "Use instead:"
        )
        if before and lines and lines[-1]:
            lines.append("")
        lines.append(line)
        if line.startswith("## "):
            lines.append("")
    return "\n".join(lines)


def _index(rules: Sequence[Rule]) -> str:
    parts = [GENERATED.replace("the rule's docstring", "the rules"), "# Rules"]
    group = ""
    for rule in rules:
        if rule.code[3] != group:
            group = rule.code[3]
            parts.append(f"\n## PYR{group}xx {GROUPS[group]}\n")
            parts.append("| code | name | severity | at run time | what |\n|---|---|---|---|---|")
        kinds = ", ".join(dict.fromkeys(type(claim).__name__.lower() for claim in rule.runtime)) or "-"
        cells = (rule.code, f"[{rule.name}]({rule.name}.md)", rule.severity.value, kinds, rule.summary)
        parts.append(f"| {' | '.join(cells)} |")
    return "\n".join(parts) + "\n"


def drift() -> list[str]:
    """The names of files that are missing, differ or belong to no rule."""
    expected = pages()
    actual = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in expected.keys() | actual.keys() if expected.get(name) != actual.get(name))


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    stale = drift()
    if parser.parse_args().check:
        print("\n".join(f"docs/rules/{name} is not what the rules say" for name in stale) or "no drift")
        return 1 if stale else 0
    texts = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in texts:
            (FOLDER / name).write_text(texts[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
    print(f"{len(stale)} of {len(texts)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
