"""What a distribution demands of its arguments (`arg_constraints`), against what is known of the values that it gets.

A value that lies outside for certain is a fault: `torch.distributions.Distribution.__init__` raises. A parameter or the
output of a layer that nothing keeps inside is noted: training may carry it out.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyroast.finding import Repair
from pyroast.library import distributions as table
from pyroast.library.distribution_supports import expressed
from pyroast.protocol import CallFact, Free, Machine
from pyroast.ranges import elementwise, of_number
from pyroast.records import replace
from pyroast.spans import Span
from pyroast.supports import INFINITY, INTERVAL, WHOLE, Support, describe, elements
from pyroast.symbolic import App, Form, Poly, Sym, atoms, parts_of
from pyroast.values import NONE, Constant, Distribution, Symbol, Value

UNCHECKED = frozenset({("ContinuousBernoulli", "probs"), ("LowRankMultivariateNormal", "cov_diag")})
"""Arguments whose values are clamped, or used before they are checked."""

LITERAL = "literal"
"""The origin of a tensor made of numbers in the source, which holds the least and the greatest of its set."""

KEEPING = frozenset(
    {
        "item", "attr", "view", "view_as", "reshape", "reshape_as", "transpose", "swapaxes", "permute", "movedim", "unsqueeze",
        "squeeze", "expand", "expand_as", "broadcast_to", "t", "flatten", "unflatten", "narrow", "select", "index_select",
        "gather", "take", "unbind", "split", "chunk", "tensor_split", "ravel", "vindex", "rows", "contiguous", "clone", "to",
        "float", "double", "cpu", "cuda", "repeat", "tile", "roll", "flip", "neg",
    }
)  # fmt: skip
"""Operations that give elements of their first operand, or these with the other sign."""
SUMS = frozenset({"+", "-", "add", "sub", "subtract"})
PRODUCTS = frozenset({"*", "/", "mul", "multiply", "div", "divide", "true_divide"})
MATRICES = frozenset({"@", "matmul", "mm", "bmm", "mv"})


def check(m: Machine, info: table.DistributionInfo, made: Value, span: Span) -> None:
    """Look at the arguments of a distribution that has just been made."""
    if not isinstance(made, Distribution) or not info.arg_constraints or m.dry:
        return
    given = dict(made.arguments)
    validates = m.select(given.get("validate_args", NONE))
    if validates not in (NONE, Constant(True)) or m.unvalidated:
        return
    for name, expression in info.arg_constraints.items():
        value = m.select(given.get(name, NONE))
        if value == NONE or (made.name, name) in UNCHECKED:
            continue
        constraint = expressed(m, expression, given)
        if constraint is None or (constraint.kind == INTERVAL and elements(constraint) == Support(INTERVAL)):
            continue
        outside = certainly_outside(constraint, value)
        if outside is not None:
            m.fault("PYR505", span, _invalid(made.name, name, constraint, outside))
        elif m.recorders:
            _note_free(m, made.name, name, constraint, value, span)


def _invalid(distribution: str, name: str, constraint: Support, outside: str) -> str:
    return (
        f"{name} of {distribution} is {outside}, which is not {_words(constraint)}: Pyro raises ValueError 'Expected parameter "
        f"{name} … to satisfy the constraint'"
    )


def _named(constraint: Support) -> str:
    """The name of a constraint, without the dims of the event."""
    return describe(replace(constraint, event_dim=0) if constraint.kind in (INTERVAL, WHOLE) else constraint)


def _words(constraint: Support) -> str:
    """What a constraint asks of a value."""
    name = _named(constraint)
    if name in ("positive", "nonnegative"):
        return name
    return "between 0 and 1" if name == "unit_interval" else f"in {name}"


def certainly_outside(constraint: Support, value: Value) -> str | None:
    """What shows that a value lies outside of a constraint on every run; None if nothing does."""
    match value:
        case Constant(value=bool()):
            return None
        case Constant(value=int() | float() as number):
            known = of_number(number)
            literal = True
        case Symbol(support=known, form=form) if value.tensor:
            literal = isinstance(form, Sym) and form.origin[0] == LITERAL
            if value.shape is not None and 0 in value.shape:
                return None
        case _:
            return None
    inner = elementwise(known)
    if inner is None or inner.kind not in (INTERVAL, WHOLE):
        return None
    low, high = inner.lower, inner.upper
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)):
        return None
    if constraint.kind == "simplex":  # the weights are divided by their sum before they are checked
        return f"partly negative ({_number(low)})" if literal and low < 0 < high else None
    if constraint.kind not in (INTERVAL, WHOLE):
        return None
    for number in {low, high} if literal or low == high else ():
        if not _holds(constraint, number):
            return _number(number)
    if not (literal or low == high) and _apart(constraint, inner):
        return f"always {'negative' if high <= 0 else f'in {describe(inner)}'}"
    return None


def _number(number: int | float) -> str:
    whole = isinstance(number, float) and number.is_integer()
    return str(int(number) if whole else number)


def _holds(constraint: Support, number: int | float) -> bool:
    """Whether a number satisfies an elementwise constraint; a bound that is not a number is taken to be satisfied."""
    low, high = constraint.lower, constraint.upper
    if isinstance(low, (int, float)) and (number < low or (number == low and constraint.open_lower)):
        return False
    if isinstance(high, (int, float)) and (number > high or (number == high and constraint.open_upper)):
        return False
    return constraint.kind != WHOLE or float(number).is_integer()


def _apart(constraint: Support, inner: Support) -> bool:
    """Whether a set lies below or above all that a constraint allows."""
    below = _beyond(inner.upper, constraint.lower, constraint.open_lower or inner.open_upper)
    return below or _beyond(constraint.upper, inner.lower, constraint.open_upper or inner.open_lower)


def _beyond(upper: Form, lower: Form, exclusive: bool) -> bool:
    """Whether an upper bound lies below a lower one."""
    if not isinstance(upper, (int, float)) or not isinstance(lower, (int, float)):
        return False
    return upper < lower or (upper == lower and exclusive)


# Values that nothing keeps inside


def _note_free(
    m: Machine, distribution: str, name: str, constraint: Support, value: Value, span: Span
) -> None:
    free = free_source(m.free, value)
    if free is None or any(handler.type == "intended failure" for handler in m.handlers):
        return
    if isinstance(value, Symbol) and any(
        each in m.training.outside for each in atoms(value.form) if each in m.training.detached
    ):
        return  # made once, outside of any run, and taken out of the gradient: a constant
    demand = f"{name} of {distribution}, which has to be {_words(constraint)}"
    direct = not free.layer and _unchanged(value.form if isinstance(value, Symbol) else None, m.free)
    who = f"the output of {free.name}" if free.layer else f"parameter {free.name}"
    if direct:
        source = f"{distribution} takes it as {name} here (line {span.line})"
        why = "but has no constraint: training may carry it out, and then Pyro raises ValueError, or the loss is nan"
        repair = f"give it constraint=constraints.{_named(constraint)}"
        place, other = (free.span, free.path), (m.file, span, source)
        put_right: tuple[Repair, ...] = (
            Repair("add-constraint", free.path, free.span, (("constraint", _named(constraint)),)),
        )
    else:
        put_right = ()
        source = f"{who} comes from here (line {free.span.line})"
        why = "and nothing keeps it there: once it leaves, Pyro raises ValueError, or the loss is nan"
        repair = "apply softplus, exp or another function onto that set first"
        place, other = (span, m.file), (free.path, free.span, source)
    fact = CallFact(
        "PYR501", *place, f"{who} is used as {demand}, {why}; {repair}", "silent", (other,), put_right
    )
    if all((known.code, known.span, known.path) != (fact.code, fact.span, fact.path) for known in m.facts):
        m.facts.append(fact)


def _unchanged(form: object, free: Mapping[Form, Free]) -> bool:
    """Whether a value is a parameter itself, or some of its elements."""
    while isinstance(form, App) and form.op in KEEPING and form.op != "neg":
        form = form.args[0]
    return form in free


def free_source(free: Mapping[Form, Free], value: Value) -> Free | None:
    """The parameter or layer whose unconstrained values a value takes on, all of them; None if there is none."""
    if not isinstance(value, Symbol) or not value.tensor or value.dtype not in ("float", ""):
        return None
    inner = elementwise(value.support)
    if inner is not None and (inner.lower, inner.upper) != (-INFINITY, INFINITY):
        return None
    found = _leaf(free, value.form)
    return free[found] if found is not None else None


def _leaf(free: Mapping[Form, Free], form: object) -> Form | None:
    if isinstance(form, (Sym, App, Poly)) and form in free:
        return form
    if not isinstance(form, App):
        return None
    if form.op in KEEPING:
        return _leaf(free, form.args[0])
    if form.op in SUMS | PRODUCTS | MATRICES and len(form.args) == 2:
        left, right = form.args
        for one, other in ((left, right), (right, left)):
            found = _leaf(free, one)
            if found is None or found in set(parts_of(other)):
                continue
            if form.op in PRODUCTS and not (
                isinstance(other, (int, float))
                and other != 0
                and (one is left or form.op in ("*", "mul", "multiply"))
            ):
                continue
            return found
    return None


def declared(m: Machine, form: Form, free: Free) -> None:
    """Remember that a value may be any number, and where that is decided."""
    if not m.dry:
        m.free.setdefault(form, free)


def initial_value(m: Machine, constraint: Support | None, init: Value, name: str, span: Span) -> None:
    """The first value of a parameter against its own constraint (`pyro.params.ParamStoreDict.__setitem__`).

    The inverse of the transform to a half-line is a logarithm: outside it gives nan, which no distribution takes.
    """
    if constraint is None or constraint.kind != INTERVAL or m.dry:
        return
    bounds = constraint.lower, constraint.upper
    if not all(isinstance(bound, (int, float)) for bound in bounds) or bounds == (-INFINITY, INFINITY):
        return
    outside = certainly_outside(constraint, init)
    if outside is None:
        return
    told = f"the first value of {name} is {outside}, which is not {_words(constraint)}: "
    if INFINITY in bounds or -INFINITY in bounds:
        m.fault(
            "PYR505",
            span,
            f"{told}the parameter is no number, and what takes it raises ValueError '… to satisfy the constraint'",
        )
    else:
        m.record_finding(
            "PYR505", span, f"{told}Pyro sets it on the nearest bound, where its gradient vanishes", "silent"
        )
