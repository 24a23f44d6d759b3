"""Adds the sample statement of a latent site to a guide: inside the right plates, with parameters of its own."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable

from pyroast.finding import Edit, Repair
from pyroast.fixes.families import Parameter, Wanted, family
from pyroast.fixes.names import Names, free_name
from pyroast.fixes.registry import Draft, Sources, fixer, unsafe
from pyroast.fixes.rounds import Rounds, is_computed, rounds
from pyroast.fixes.scope import carried
from pyroast.fixes.source import Definition, Source, argument
from pyroast.records import dataclass
from pyroast.spans import Span

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class _Plate:
    """A plate around the site: the text that makes it, and the text of its size."""

    name: str
    made: str
    size: str
    dim: int
    subsamples: bool


@fixer("sample-site")
def sample_site(sources: Sources, repair: Repair) -> Draft | None:
    """Write parameters and a sample statement where the guide is in the site's plates already, or at its end."""
    source = sources(repair.path)
    guide = None if source is None else source.definition(repair.span)
    site = repair.value("site")
    if source is None or guide is None or not isinstance(site, str) or not site.isprintable():
        return None
    in_loops = rounds(sources, repair, source, guide) if is_computed(sources, repair) else None
    if in_loops is None and (is_computed(sources, repair) or repair.value("template")):
        return None
    names = Names(source)
    plates = _plates(sources, repair, source, guide, names)
    if plates is None:
        return None
    lines = _statement(source, repair, site, plates, names, in_loops)
    if lines is None:
        return None
    for head in reversed(() if in_loops is None else in_loops.heads):
        lines = [head, *(_unit(source, guide) + line for line in lines)]
    edit = _placed(source, repair, guide, plates, lines)
    imports = names.edits()
    if edit is None or imports is None:
        return None
    return unsafe(
        f"sample {site!r} in guide {guide.name!r}",
        "the distribution and the start of its parameters are a suggestion",
        [*imports, edit],
    )


def _plates(
    sources: Sources, repair: Repair, source: Source, guide: Definition, names: Names
) -> list[_Plate] | None:
    frames = repair.value("frames", ())
    found: list[_Plate] = []
    for frame in frames if isinstance(frames, tuple) else ():
        assert isinstance(frame, tuple)
        name, dim, size, subsamples = frame
        plate = _plate(sources, repair, source, guide, str(name), size)
        if plate is None or not isinstance(dim, int):
            return None
        made, text = plate
        if not made:
            if subsamples:
                return None
            made = f"{names.spell('pyro.plate')}({_quoted(str(name))}, {text}, dim={dim})"
        found.append(_Plate(str(name), made, text, dim, bool(subsamples)))
    return found


def _plate(
    sources: Sources, repair: Repair, source: Source, guide: Definition, name: str, size: object
) -> tuple[str, str] | None:
    """The text of a plate and of its size in the guide's words: its own, the model's, or the number that is known."""
    for side in ("guide", "model"):
        place = repair.place(f"plate of the {side}: {name}")
        home = None if place is None else sources(place.path)
        call = None if home is None or place is None else home.at(place.span, ast.Call)
        if home is None or call is None:
            continue
        function = next(
            (each for each in home.around(call) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))),
            None,
        )
        written = argument(call, 1, "size")
        if function is guide and written is not None:
            return home.of(call), _factor(home.of(written), written)
        text = None if written is None else carried(home, written, function, source, guide)
        subsample = argument(call, 3, "subsample")
        chosen = None if subsample is None else carried(home, subsample, function, source, guide)
        if subsample is not None and (chosen is None or "(" in chosen):
            return None  # a call may make another minibatch each time
        made = carried(home, call, function, source, guide)
        if made is not None and text is not None and written is not None:
            return made, _factor(text, written)
        if text is not None and written is not None:
            return "", _factor(text, written)
    return ("", str(size)) if isinstance(size, int) else None


def _factor(text: str, node: ast.expr) -> str:
    return re.sub(r"\s*[\r\n]\s*", " ", text)


def _statement(
    source: Source, repair: Repair, site: str, plates: list[_Plate], names: Names, in_loops: Rounds | None
) -> list[str] | None:
    kind, dims = repair.value("kind"), repair.value("own_dims")
    event = repair.value("event_shape", ())
    if not isinstance(kind, str) or not isinstance(dims, int) or not isinstance(event, tuple):
        return None
    depth = max((-plate.dim for plate in plates), default=0)
    batch = ["1"] * depth
    for plate in plates:
        batch[plate.dim] = plate.size
    wanted = Wanted(
        kind, repair.value("lower"), repair.value("upper"), dims, tuple(batch), tuple(map(str, event))
    )
    chosen = family(wanted, names.spell)
    if chosen is None:
        return None
    subsamples = any(plate.subsamples for plate in plates)
    base = re.sub(r"\W", "_", site) if in_loops is None else in_loops.base
    if not base.isidentifier() or keyword.iskeyword(base):
        base = f"site_{base}"
    lines, variables = [], []
    for parameter in chosen.parameters:
        variable = free_name(source, f"{base}_{parameter.ending}")
        variables.append(variable)
        name = f'"{variable}"' if in_loops is None else in_loops.named(parameter.ending)
        lines.append(_parameter(names, variable, name, parameter, subsamples))
    name = _quoted(site) if in_loops is None else in_loops.name
    lines.append(f"{names.spell('pyro.sample')}({name}, {chosen.text(variables)})")
    return [part for line in lines for part in _wrapped(line)]


def _wrapped(line: str) -> list[str]:
    """A line that is too long, with the arguments of its outermost call on a line of their own."""
    if len(line) <= _WIDTH:
        return [line]
    head, _, rest = line.partition("(")
    return [f"{head}(", f"    {rest[:-1]}", ")"]


def _parameter(names: Names, variable: str, name: str, parameter: Parameter, subsamples: bool) -> str:
    """A parameter has the size of the whole plate; by its event_dim Pyro takes the minibatch (`pyro.param`)."""
    parts = [name, parameter.value]
    if parameter.constraint:
        parts.append(f"constraint={parameter.constraint}")
    if subsamples:
        parts.append(f"event_dim={parameter.event_dim}")
    return f"{variable} = {names.spell('pyro.param')}({', '.join(parts)})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _placed(
    source: Source, repair: Repair, guide: Definition, plates: list[_Plate], lines: list[str]
) -> Edit | None:
    """The statement in the block that is in as many of the plates as any other, in the order of the model."""
    names = [plate.name for plate in plates]
    made, variables = _guide_plates(source, repair, guide)
    block, entered = _block(guide, lambda expression: _entered(source, expression, made, variables), names)
    rest = plates[entered:]
    if any(plate.name in made.values() and plate.name not in variables.values() for plate in rest):
        return None  # a plate cannot be made twice under one name
    unit = _unit(source, guide)
    by_name = {name: variable for variable, name in variables.items()}
    for plate in reversed(rest):
        lines = [f"with {by_name.get(plate.name, plate.made)}:", *(unit + line for line in lines)]
    later = _later(source, repair, block)
    used = {by_name[plate.name] for plate in rest if plate.name in by_name}
    if later is None:
        return source.insert_line(block[-1], lines)
    if any(_binds(statement, used) for statement in guide.body if statement.lineno >= later.lineno):
        return None  # a variable of a plate that is not there yet
    return source.insert_before(later, lines)


def _later(source: Source, repair: Repair, block: list[ast.stmt]) -> ast.stmt | None:
    """The first statement of a block with a site that the model draws after this one, or a return at the end."""
    later = {
        place.span
        for name, place in repair.places
        if name.startswith("later: ") and place.path == source.path
    }
    for index, statement in enumerate(block):
        if any(isinstance(node, ast.expr) and source.span(node) in later for node in ast.walk(statement)):
            return _with_its_variables(block[: index + 1])
    return block[-1] if isinstance(block[-1], ast.Return) else None


def _with_its_variables(block: list[ast.stmt]) -> ast.stmt:
    """The first of the assignments that directly precede the last statement and make what it uses, or that statement."""
    used = _names(block[-1])
    index = len(block) - 1
    while index and isinstance(block[index - 1], ast.Assign) and _names(block[index - 1], ast.Store) & used:
        index -= 1
        used |= _names(block[index])
    return block[index]


def _names(statement: ast.stmt, context: type[ast.expr_context] = ast.expr_context) -> set[str]:
    return {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, context)
    }


def _binds(statement: ast.stmt, names: set[str]) -> bool:
    return isinstance(statement, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id in names for target in statement.targets
    )


def _guide_plates(
    source: Source, repair: Repair, guide: Definition
) -> tuple[dict[Span, str], dict[str, str]]:
    """The names of the plates that the guide makes, by place, and those that it keeps in variables, by variable."""
    made = {
        place.span: name.removeprefix("plate of the guide: ")
        for name, place in repair.places
        if name.startswith("plate of the guide: ") and place.path == source.path
    }
    variables = {
        target.id: made[source.span(node.value)]
        for node in guide.body
        if isinstance(node, ast.Assign) and source.span(node.value) in made
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return made, variables


def _entered(
    source: Source, expression: ast.expr, made: dict[Span, str], variables: dict[str, str]
) -> str | None:
    """The name of the plate that a `with` enters."""
    if isinstance(expression, ast.Name):
        return variables.get(expression.id)
    return made.get(source.span(expression))


def _block(
    guide: Definition, plate: Callable[[ast.expr], str | None], wanted: list[str]
) -> tuple[list[ast.stmt], int]:
    """The statements behind which to write, and the number of wanted plates that they are in, from the outermost."""
    best, entered = guide.body, 0
    todo: list[tuple[list[ast.stmt], list[str | None]]] = [(guide.body, [])]
    while todo:
        block, inside = todo.pop(0)
        if len(inside) > entered:
            best, entered = block, len(inside)
        for statement in block:
            if isinstance(statement, ast.With):
                now = inside + [plate(item.context_expr) for item in statement.items]
                if now == wanted[: len(now)]:
                    todo.append((statement.body, now))
    return best, entered


def _unit(source: Source, guide: Definition) -> str:
    outer, inner = source.indentation(guide), source.indentation(guide.body[0])
    return inner.removeprefix(outer) if outer is not None and inner else "    "
