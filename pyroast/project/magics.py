"""IPython's syntax in a notebook cell to Python, line for line.

The reference is `IPython.core.inputtransformer2.TransformerManager`: what it does to a cell before Python sees it.
"""

from __future__ import annotations

import ast
import re
import warnings

from pyroast.records import dataclass

# Cell magics whose body runs as Python in the notebook's own namespace.
PYTHON_CELLS = frozenset(
    {"time", "timeit", "capture", "prun", "debug", "memit", "mprun", "snakeviz", "pyinstrument", "scalene", "heat", "wandb",
     "ipytest"}
)  # fmt: skip
# Line magics whose argument runs as Python in the notebook's own namespace, with their options.
_RUNNING = re.compile(
    r"%(?:time|timeit|prun|memit|snakeviz|pyinstrument)\s+(?:-\w+(?:\s+\d+)?\s+)*(?=[^\s-])"
)
# Commands that a cell of a single line may give without `%` (IPython's automagic).
AUTOMATIC = frozenset(
    {"pip", "conda", "mamba", "micromamba", "uv", "ls", "cd", "pwd", "cat", "cp", "mv", "rm", "mkdir", "rmdir", "man", "less",
     "more", "run", "env", "load", "load_ext", "reload_ext", "matplotlib", "pylab", "autoreload", "who", "whos", "history",
     "hist", "reset", "time", "timeit", "config", "debug", "pdb", "pinfo", "pdoc", "psource", "store", "ll", "magic"}
)  # fmt: skip

_CELL_MAGIC = re.compile(r"%%(\w+)(?!\w*\?)")
_CLASSIC = re.compile(r"^(>>>|\.\.\.)( |$)"), re.compile(r"^>>>( |$)")
_NUMBERED = re.compile(r"^(In \[\d+\]: |\s*\.{3,}: ?)"), re.compile(r"^In \[\d+\]: ")
_HELP = re.compile(r"[^#'\"]*\?\s*$")
_ASSIGNED = re.compile(r"((?:[^#'\"=]|'[^']*'|\"[^\"]*\")*?[^#'\"=!<>+\-*/%&|^@:~])=\s*(?:!|%\w).*$")
_QUOTE_OR_BRACKET = re.compile(r"#|'''|\"\"\"|['\"()\[\]{}]")
_CLOSING = {quote: re.compile(rf"(?:\\.|[^\\])*?{quote}", re.DOTALL) for quote in ("'''", '"""', "'", '"')}
_NOTHING = "pass"
_OPAQUE = "get_ipython()"


@dataclass(frozen=True, slots=True)
class PythonLine:
    """A line of Python, and how many columns its text stood further to the right in the cell."""

    text: str
    shift: int = 0


def to_python(source: str) -> tuple[PythonLine, ...]:
    """The lines of a cell as Python, as many as it has; the cell's lines end in `\\n`."""
    lines = [PythonLine(text) for text in source.split("\n")]
    first = next((number for number, line in enumerate(lines) if line.text.strip()), None)
    if first is None:
        return tuple(lines)
    blank, lines = lines[:first], _without_prompts(_dedented(lines[first:]))
    return (*blank, *_cell(lines))


def _dedented(lines: list[PythonLine]) -> list[PythonLine]:
    text = lines[0].text
    space = text[: len(text) - len(text.lstrip(" \t"))]
    return (
        [_cut(line, len(space)) if line.text.startswith(space) else line for line in lines]
        if space
        else lines
    )


def _without_prompts(lines: list[PythonLine]) -> list[PythonLine]:
    for prompt, initial in (_CLASSIC, _NUMBERED):
        if initial.match(lines[0].text) or (len(lines) > 1 and prompt.match(lines[1].text)):
            lines = [
                _cut(line, match.end()) if (match := prompt.match(line.text)) else line for line in lines
            ]
    return lines


def _cut(line: PythonLine, columns: int) -> PythonLine:
    return PythonLine(line.text[columns:], line.shift + columns)


def _cell(lines: list[PythonLine]) -> list[PythonLine]:
    magic = _CELL_MAGIC.match(lines[0].text)
    if magic is None:
        return _statements(lines)
    body = lines[1:]
    if magic[1] not in PYTHON_CELLS:
        return [PythonLine("")] * len(lines)
    inner = to_python("\n".join(line.text for line in body)) if body else ()
    return [
        PythonLine(""),
        *(PythonLine(new.text, new.shift + old.shift) for new, old in zip(inner, body, strict=True)),
    ]


def _statements(lines: list[PythonLine]) -> list[PythonLine]:
    if _is_command(lines):
        return [PythonLine(_NOTHING), *[PythonLine("")] * (len(lines) - 1)]
    done: list[PythonLine] = []
    state = _Inside()
    while len(done) < len(lines):
        line = lines[len(done)]
        replaced = None if state.inside else _replacement(line)
        if replaced is None:
            done.append(line)
            state = state.after(line.text)
            continue
        done.append(replaced)
        while lines[len(done) - 1].text.endswith("\\") and len(done) < len(lines):
            done.append(PythonLine(""))
    return done


def _is_command(lines: list[PythonLine]) -> bool:
    """Whether a cell of one line is a command without its `%`."""
    words = lines[0].text.split()
    alone = not any(line.text.strip() for line in lines[1:])
    return alone and bool(words) and words[0] in AUTOMATIC and not _is_python(lines[0].text)


def _is_python(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return False
    return True


def _replacement(line: PythonLine) -> PythonLine | None:
    """What stands for the first line of a statement in IPython's own syntax; None for Python."""
    text = line.text.lstrip(" \t\f")
    indent = line.text[: len(line.text) - len(text)]
    running = _RUNNING.match(text)
    if running is not None and _is_python(text[running.end() :]):
        return PythonLine(indent + text[running.end() :], line.shift + running.end())
    if text[:1] in tuple("!%?,;/") or _HELP.match(text):
        return PythonLine(indent + _NOTHING, line.shift)
    assigned = _ASSIGNED.match(text)
    return PythonLine(f"{indent}{assigned[1]}= {_OPAQUE}", line.shift) if assigned else None


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is open at the start of a line: brackets, a string, a line continued by a backslash."""

    depth: int = 0
    quote: str = ""
    continued: bool = False

    @property
    def inside(self) -> bool:
        return self.depth > 0 or bool(self.quote) or self.continued

    def after(self, text: str) -> _Inside:
        """The state behind a line."""
        depth, quote, position = self.depth, self.quote, 0
        while True:
            if quote:
                end = _CLOSING[quote].match(text, position)
                if end is None:
                    open_ = len(quote) == 3 or text.endswith("\\")
                    return _Inside(depth, quote if open_ else "", False)
                quote, position = "", end.end()
            found = _QUOTE_OR_BRACKET.search(text, position)
            if found is None:
                return _Inside(depth, "", text.endswith("\\"))
            position = found.end()
            match found.group():
                case "#":
                    return _Inside(depth)
                case "(" | "[" | "{":
                    depth += 1
                case ")" | "]" | "}":
                    depth = max(0, depth - 1)
                case opened:
                    quote = opened
