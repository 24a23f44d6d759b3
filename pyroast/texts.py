"""Strings and templates: formatting and concatenation of values."""

from __future__ import annotations

import re

from pyroast.symbolic import Form, app
from pyroast.values import (
    MAX_TEXT,
    NONE,
    Constant,
    Template,
    Value,
    form_of,
    opaque,
)

NUMBER = (bool, int, float)


def format_value(value: Value, conversion: str = "", spec: Value = NONE) -> Value:
    """A value as text: a constant where it is known, else a hole."""
    if isinstance(spec, Constant) and re.search(r"\d{4}", str(spec.value)):
        return opaque("text", definite=True)  # a width that makes something huge
    if isinstance(value, Constant) and (spec == NONE or isinstance(spec, Constant)):
        try:
            if conversion in ("r", "a"):
                return Constant(repr(value.value))
            if spec == NONE or not spec.value:  # a Constant
                return Constant(str(value.value))
            return Constant(format(value.value, str(spec.value)))
        except Exception:  # the program itself raises here
            return opaque("text", definite=True)
    if isinstance(value, Template) and not conversion and spec == NONE:
        return value
    form = form_of(value)
    if form is None:
        form = opaque("text").form
    if conversion in ("r", "a"):
        form = app("repr", form)
    if spec not in (NONE, Constant("")):
        form = app("format", form, spec.value if isinstance(spec, Constant) else opaque("spec").form)
    return Template((form,))


def concatenate(parts: list[Value]) -> Value:
    """The string that several strings, templates and symbols make; symbols are taken to be strings."""
    pieces: list[str | Form] = []
    for part in parts:
        match part:
            case Constant(value=str(text)):
                new: tuple[str | Form, ...] = (text,)
            case Template(parts=inner):
                new = inner
            case _:
                form = form_of(part)
                new = (form if form is not None and not isinstance(form, NUMBER) else opaque("text").form,)
        for piece in new:
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            elif piece != "":
                pieces.append(piece)
    if not pieces:
        return Constant("")
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return Constant(pieces[0]) if len(pieces[0]) <= MAX_TEXT else opaque("long text", definite=True)
    if len(pieces) > 64:
        return opaque("long text", definite=True)
    return Template(tuple(pieces))
