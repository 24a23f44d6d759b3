"""Which symbols are numbers rather than tensors or tuples: by what they are computed from, and by how they are used."""

from __future__ import annotations

from pyroast.protocol import Machine
from pyroast.symbolic import App, Form, Poly, Sym
from pyroast.values import TRUE_VALUE, Symbol

MATH = (
    "acos acosh asin asinh atan atan2 atanh ceil comb copysign cos cosh degrees erf erfc exp expm1 fabs factorial floor "
    "fmod gamma gcd hypot isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 perm pow radians remainder sin "
    "sinh sqrt tan tanh trunc"
).split()
"""The functions of `math` that take numbers and give one."""
ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**", "min", "max", "abs", "round", *MATH})
RESULTS = frozenset({"len", "int", "float", "item of", "dim", "numel", "rounds"})
ORIGINS = frozenset({"size", "index", "loop", "rounds", "bound", "number"})


def is_number(m: Machine, value: Symbol) -> bool:
    """Whether a symbol is certainly a number."""
    return not value.tensor and _numeric(m, value.form)


def is_numeric_form(form: Form) -> bool:
    """Whether a form stands for a number by what it is computed from."""
    return _numeric(None, form)


def _numeric(m: Machine | None, form: object) -> bool:
    match form:
        case int() | float():
            return True
        case Poly(terms=terms):
            return all(_numeric(m, atom) for monomial, _ in terms for atom in monomial)
        case App(
            op="item", args=(App(op="attr", args=(_, "shape")), int() | float() | Sym() | App() | Poly())
        ):
            return True
        case App(op=op, args=args) if op in ARITHMETIC:
            return all(_numeric(m, part) for part in args) or _noted(m, form)
        case App(op=op) if op in RESULTS:
            return True
        case App(op="item", args=(Sym(origin=("indices" | "arange", *_)), _)):
            return True  # the round of a sequential plate
        case App(op="attr", args=(Sym(origin=("named", "args", *_)), _)):
            return True  # a command-line option
        case Sym(origin=(str(kind), *_)) if kind in ORIGINS:
            return True
        case Sym() | App():
            return _noted(m, form)
        case _:
            return False


def note_number(m: Machine, value: Symbol) -> None:
    """Remember on this path that a symbol is used as a number, as a size is."""
    for atom in _atoms(value.form):
        if not _noted(m, atom):
            m.set_attribute(Symbol(atom, definite=True), "$number", TRUE_VALUE)


def _noted(m: Machine | None, form: Form) -> bool:
    return m is not None and m.attribute(Symbol(form, definite=True), "$number", m.here) == TRUE_VALUE


def _atoms(form: Form) -> list[Sym | App]:
    if isinstance(form, Poly):
        return [atom for monomial, _ in form.terms for atom in monomial]
    return [form] if isinstance(form, (Sym, App)) else []
