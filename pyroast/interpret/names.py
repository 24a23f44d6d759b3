"""From the value of a name argument to the name of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyroast.symbolic import SYMBOLIC, App, app
from pyroast.values import (
    Constant,
    Name,
    Template,
    Value,
    form_of,
    opaque,
)

if TYPE_CHECKING:
    from pyroast.interpret.machine import State


def site_name(m: State, value: Value) -> Name:
    """The name that a value gives a site; loops in it become indices, numbered across all its holes."""
    match value:
        case Constant(value=str(text)):
            return Name((text,) if text else ())
        case Template(parts=parts):
            renamed = m.loop_names(app("name", *(part for part in parts if isinstance(part, SYMBOLIC))))
            if isinstance(renamed, App):
                holes = iter(renamed.args)
                return Name(tuple(part if isinstance(part, str) else next(holes) for part in parts))  # type: ignore[misc]
            return Name(tuple(part if isinstance(part, str) else m.loop_names(part) for part in parts))
        case _:
            form = form_of(value)
            return Name((m.loop_names(form) if form is not None else opaque("name").form,))
