"""Library models of strings: formatting makes templates, everything else is exact on constants."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from pyroast.library.registry import model
from pyroast.protocol import Arguments, Machine
from pyroast.spans import Span
from pyroast.symbolic import app
from pyroast.texts import format_value
from pyroast.values import (
    MAX_TEXT,
    NONE,
    Constant,
    DictCell,
    ListCell,
    Symbol,
    Template,
    Tuple,
    Value,
    form_of,
    hashable,
    opaque,
    small,
)

PERCENT = re.compile(r"%(?:\((?P<key>[^)]*)\))?(?P<spec>[#0\- +]*\d*(?:\.\d+)?)(?P<kind>[diouxXeEfFgGcrsa%])")


@model("builtins.str.format")
def format_(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`"...{}...".format(...)`."""
    template = m.select(arguments.args[0])
    if not isinstance(template, Constant) or not isinstance(template.value, str) or not arguments.complete:
        return opaque("text", definite=True)
    parts: list[Value] = []
    position = 1
    try:
        pieces = list(string.Formatter().parse(template.value))
    except ValueError:
        return opaque("text", definite=True)
    for text, field, spec, conversion in pieces:
        parts.append(Constant(text))
        if field is None:
            continue
        head = re.split(r"[.\[]", field, maxsplit=1)[0]
        if head == "":
            value = arguments.args[position] if position < len(arguments.args) else opaque("text")
            position += 1
        elif head.isdigit():
            index = int(head) + 1
            value = arguments.args[index] if index < len(arguments.args) else opaque("text")
        else:
            value = arguments.keywords.get(head, opaque("text"))
        value = _follow(m, value, field[len(head) :], span)
        parts.append(m.lift(value, _formatter(conversion or "", spec or "")))
    return m.concatenate(parts)


def _formatter(conversion: str, spec: str) -> Callable[[Value], Value]:
    """The formatting that a replacement field asks for."""
    return lambda value: format_value(value, conversion, Constant(spec) if spec else NONE)


def _follow(m: Machine, value: Value, path: str, span: Span) -> Value:
    """The attribute and item look-ups of a replacement field."""
    for attribute, item in re.findall(r"\.([^.\[]+)|\[([^\]]+)\]", path):
        if attribute:
            value = m.attribute(value, attribute, span)
        else:
            value = m.item(value, Constant(int(item) if item.isdigit() else item), span)
    return value


@model("builtins.str.format_map")
def format_map(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`"...{name}...".format_map(mapping)`."""
    mapping = m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if not isinstance(mapping, DictCell):
        return opaque("text", definite=True)
    keywords = {
        str(key[1]): value for key, value in mapping.state.items() if isinstance(key, tuple) and len(key) == 2
    }
    return format_(m, Arguments(arguments.args[:1], keywords), span)


@model("builtins.str.%")
def percent(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`"..." % values`."""
    template, values = (m.select(value) for value in arguments.args)
    if not isinstance(template, Constant) or not isinstance(template.value, str):
        return opaque("text", definite=True)
    given = list(values.items) if isinstance(values, Tuple) else [values]
    parts: list[Value] = []
    end = position = 0
    for found in PERCENT.finditer(template.value):
        parts.append(Constant(template.value[end : found.start()]))
        end = found.end()
        if found["kind"] == "%":
            parts.append(Constant("%"))
            continue
        if found["key"] is not None:
            value = (
                values.state.get(("str", found["key"]), opaque("text"))
                if isinstance(values, DictCell)
                else opaque("text")
            )
        else:
            value = given[position] if position < len(given) else opaque("text")
            position += 1
        parts.append(m.lift(value, lambda one: _percent(one, found["spec"], found["kind"])))  # noqa: B023
    parts.append(Constant(template.value[end:]))
    return m.concatenate(parts)


def _percent(value: Value, spec: str, kind: str) -> Value:
    if isinstance(value, Constant):
        try:
            return Constant(f"%{spec}{kind}" % (value.value,))
        except (TypeError, ValueError):
            return opaque("text", definite=True)
    return format_value(value, "r" if kind in "ra" else "", Constant(spec) if spec else NONE)


@model("builtins.str.join")
def join(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`separator.join(parts)`."""
    separator = m.select(arguments.args[0])
    items = m.exact_items(arguments.args[1]) if len(arguments.args) > 1 else None
    if items is None:
        return opaque("text", definite=True)
    parts: list[Value] = []
    for index, item in enumerate(items):
        if index:
            parts.append(separator)
        parts.append(item)
    return m.concatenate(parts) if parts else Constant("")


@model("builtins.str.split", "builtins.str.rsplit", "builtins.str.splitlines")
def split(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`text.split(separator)`."""
    values = [m.select(value) for value in arguments.args]
    if all(isinstance(value, Constant) for value in values) and not arguments.keywords:
        try:
            pieces = values[0].value.split(*(value.value for value in values[1:]))  # type: ignore[union-attr]
        except (TypeError, ValueError, AttributeError):
            return opaque("split", external=True, definite=True)
        contents = Tuple(tuple(Constant(piece) for piece in pieces))
        return m.new(ListCell({"items": contents}))
    form = form_of(values[0])
    return (
        Symbol(app("split", form), True, True)
        if form is not None
        else opaque("split", external=True, definite=True)
    )


def _exact(name: str) -> None:
    @model(f"builtins.str.{name}")
    def method(m: Machine, arguments: Arguments, span: Span) -> Value:
        values = [m.select(value) for value in arguments.args]
        constants = [value.value for value in values if isinstance(value, Constant)]
        if len(constants) == len(values) and not arguments.keywords and _bounded(constants):
            try:
                result = getattr(constants[0], name)(*constants[1:])
            except Exception:  # the program itself raises here
                return opaque(name, external=True, definite=True)
            if isinstance(result, tuple):
                return Tuple(tuple(Constant(piece) for piece in result))
            return Constant(result) if small(result) else opaque(name, external=True, definite=True)
        if values and isinstance(values[0], Template):
            form = app(
                name, ("template", values[0].parts), *(hashable_constant(value) for value in values[1:])
            )
            return Symbol(form, True, True)
        return opaque(name, external=True, definite=True)


def _bounded(constants: list[object]) -> bool:
    """Whether a method of these can be called without making something huge."""
    texts = [len(value) for value in constants if isinstance(value, (str, bytes))]
    widths = [value for value in constants if isinstance(value, int)]
    return (
        all(length <= MAX_TEXT for length in texts)
        and all(abs(width) <= MAX_TEXT for width in widths)
        and (len(texts) < 3 or texts[0] * max(1, texts[2]) <= MAX_TEXT * 10)
    )


def hashable_constant(value: Value) -> object:
    """A constant argument as part of a form; anything else equals only itself."""
    return hashable(value) if isinstance(value, Constant) else opaque("argument").form


for _name in (
    "upper", "lower", "strip", "lstrip", "rstrip", "replace", "startswith", "endswith", "title", "capitalize", "zfill",
    "ljust", "rjust", "center", "count", "find", "index", "isdigit", "isalpha", "isidentifier", "removeprefix",
    "removesuffix", "partition", "rpartition", "encode", "swapcase", "casefold",
):  # fmt: skip
    _exact(_name)
