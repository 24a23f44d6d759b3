"""Normal forms of symbolic values: polynomials over opaque atoms, with three-valued comparison.

A form is an int or float, an atom (`Sym` or `App`), or a `Poly` over atoms. Forms are hashable and compare
structurally; two equal forms stand for equal values on every run.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Final, Union

from pyroast.facts import Tri

MAX_SIZE = 200
MAX_DEGREE = 4


class _Form:
    """What `Sym`, `App` and `Poly` share: they are values, whose hash, symbols and text are found once."""

    __slots__ = ("_hash", "_key", "_symbols", "_text")
    __match_args__: tuple[str, ...] = ()

    def __init__(self, key: tuple[object, ...]) -> None:
        self._key = key
        self._hash = 0
        self._symbols: tuple[Sym, ...] | None = None
        self._text = ""

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, _Form)  # of the same type
        if self._hash and other._hash and self._hash != other._hash:
            return False
        return self._key == other._key

    def __hash__(self) -> int:
        if not self._hash:
            self._hash = hash(self._key)
        return self._hash

    def __repr__(self) -> str:
        if not self._text:
            parts = ", ".join(f"{name}={part!r}" for name, part in zip(self.__match_args__, self._key))
            self._text = f"{type(self).__name__}({parts})"
        return self._text


class Sym(_Form):
    """An indivisible symbol: where it comes from, and which version (a write gives a new one)."""

    __slots__ = ("origin", "version")
    __match_args__ = ("origin", "version")

    def __init__(self, origin: tuple[object, ...], version: int = 0) -> None:
        super().__init__((origin, version))
        self.origin: Final = origin
        self.version: Final = version


class App(_Form):
    """A deterministic function of other forms that has no better normal form, such as `len(data)`."""

    __slots__ = ("args", "op", "size")
    __match_args__ = ("op", "args", "size")

    def __init__(self, op: str, args: tuple[object, ...], size: int) -> None:
        super().__init__((op, args, size))
        self.op: Final = op
        self.args: Final = args
        self.size: Final = size


Atom = Union[Sym, App]
Monomial = tuple[Atom, ...]


class Poly(_Form):
    """A polynomial in at least one atom: sorted (monomial, coefficient) pairs and a constant."""

    __slots__ = ("constant", "terms")
    __match_args__ = ("terms", "constant")

    def __init__(self, terms: tuple[tuple[Monomial, int | float], ...], constant: int | float) -> None:
        super().__init__((terms, constant))
        self.terms: Final = terms
        self.constant: Final = constant


Form = Union[int, float, Sym, App, Poly]

SYMBOLIC = (Sym, App, Poly)

_serial: Iterator[int] = itertools.count()


def number_from(numbers: Iterator[int]) -> Iterator[int]:
    """Number fresh symbols in this way, so that each file is analysed in the same way; the way before, to go back to it."""
    global _serial
    before, _serial = _serial, numbers
    return before


def fresh(kind: str, *details: object) -> Sym:
    """A symbol that equals nothing but itself."""
    return Sym((kind, *details, next(_serial)))


def size_of(part: object) -> int:
    """How many nodes a form or a tuple of forms has; beyond `MAX_SIZE` forms are replaced by fresh symbols."""
    if isinstance(part, App):
        return part.size
    if isinstance(part, Poly):
        return 1 + sum(size_of(atom) for monomial, _ in part.terms for atom in monomial)
    if isinstance(part, tuple):
        return 1 + sum(size_of(item) for item in part)
    return 1


def app(op: str, *args: object) -> Atom:
    """The application of `op` to forms or hashable constants, or a fresh symbol where that grows too large."""
    size = 1 + sum(size_of(arg) for arg in args)
    return App(op, args, size) if size <= MAX_SIZE else fresh("large")


def _terms(form: Form) -> tuple[dict[Monomial, int | float], int | float]:
    if isinstance(form, Poly):
        return dict(form.terms), form.constant
    if isinstance(form, (Sym, App)):
        return {(form,): 1}, 0
    return {}, form


def _build(terms: dict[Monomial, int | float], constant: int | float) -> Form:
    kept = [(monomial, factor) for monomial, factor in terms.items() if factor != 0]
    if not kept:
        return constant
    if len(kept) == 1 and constant == 0 and kept[0][1] == 1 and len(kept[0][0]) == 1:
        return kept[0][0][0]
    if len(kept) > 16:
        return fresh("large")
    return Poly(tuple(sorted(kept, key=repr) if len(kept) > 1 else kept), constant)


def add(left: Form, right: Form) -> Form:
    """`left + right`."""
    terms, constant = _terms(left)
    other, more = _terms(right)
    for monomial, factor in other.items():
        terms[monomial] = terms.get(monomial, 0) + factor
    return _build(terms, constant + more)


def scale(form: Form, factor: int | float) -> Form:
    """`form * factor` for a number."""
    terms, constant = _terms(form)
    return _build({monomial: value * factor for monomial, value in terms.items()}, constant * factor)


def subtract(left: Form, right: Form) -> Form:
    """`left - right`."""
    return add(left, scale(right, -1))


def multiply(left: Form, right: Form) -> Form:
    """`left * right`."""
    if isinstance(left, (int, float)):
        return scale(right, left)
    if isinstance(right, (int, float)):
        return scale(left, right)
    terms_l, constant_l = _terms(left)
    terms_r, constant_r = _terms(right)
    if len(terms_l) * len(terms_r) > 16:
        return app("*", *sorted((left, right), key=repr))
    result: dict[Monomial, int | float] = {}
    for (mono_l, factor_l), (mono_r, factor_r) in itertools.product(
        [*terms_l.items(), ((), constant_l)], [*terms_r.items(), ((), constant_r)]
    ):
        if len(mono_l) + len(mono_r) > MAX_DEGREE:
            return fresh("large")
        monomial = tuple(sorted(mono_l + mono_r, key=repr) if mono_l and mono_r else mono_l + mono_r)
        result[monomial] = result.get(monomial, 0) + factor_l * factor_r
    constant = result.pop((), 0)
    if constant and abs(constant) > 1e100:
        return fresh("large")
    return _build(result, constant)


def same(left: Form, right: Form) -> Tri:
    """Whether two forms are equal on every run: yes if identical, no if they differ by a non-zero constant."""
    if left == right:
        return Tri.YES
    difference = subtract(left, right)
    if isinstance(difference, (int, float)):
        return Tri.YES if difference == 0 else Tri.NO
    return Tri.UNKNOWN


def order(left: Form, right: Form) -> int | None:
    """The sign of `left - right` where it is known, else None."""
    difference = subtract(left, right)
    if isinstance(difference, (int, float)):
        return (difference > 0) - (difference < 0)
    return None


def parts_of(form: object) -> Iterator[object]:
    """A form and everything in it, from the outside in."""
    pending = [form]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, App):
            pending.extend(part.args)
        elif isinstance(part, tuple):
            pending.extend(part)
        elif isinstance(part, Poly):
            pending.extend(atom for monomial, _ in part.terms for atom in monomial)


def atoms(part: object) -> Iterator[Sym]:
    """All symbols inside a form or a tuple of forms, in order of appearance."""
    return iter(_symbols(part))


def _symbols(part: object) -> tuple[Sym, ...]:
    if isinstance(part, Sym):
        return (part,)
    if isinstance(part, tuple):
        return tuple(symbol for item in part for symbol in _symbols(item))
    if not isinstance(part, (App, Poly)):
        return ()
    if part._symbols is None:
        inside = part.args if isinstance(part, App) else tuple(monomial for monomial, _ in part.terms)
        part._symbols = _symbols(inside)
    return part._symbols


def substitute(form: Form, replace: Callable[[Sym], Form]) -> Form:
    """`form` with every symbol replaced, in normal form again."""
    if isinstance(form, Sym):
        return replace(form)
    if isinstance(form, App):
        args = tuple(
            substitute(arg, replace) if isinstance(arg, (Sym, App, Poly)) else arg for arg in form.args
        )
        return form if args == form.args else app(form.op, *args)
    if isinstance(form, Poly):
        total: Form = form.constant
        for monomial, factor in form.terms:
            product: Form = factor
            for atom in monomial:
                product = multiply(product, substitute(atom, replace))
            total = add(total, product)
        return total
    return form


def text(part: object) -> str:
    """A form as a person would write it, for names and messages."""
    if isinstance(part, Sym):
        return _symbol_text(part)
    if isinstance(part, App):
        return _application_text(part)
    if isinstance(part, Poly):
        pieces = []
        for monomial, factor in part.terms:
            product = "*".join(text(atom) for atom in monomial)
            pieces.append(
                product if factor == 1 else f"-{product}" if factor == -1 else f"{factor}*{product}"
            )
        joined = " + ".join(pieces)
        if part.constant:
            joined += f" {'-' if part.constant < 0 else '+'} {abs(part.constant)}"
        return joined.replace("+ -", "- ")
    if isinstance(part, tuple):
        return f"({', '.join(map(text, part))})"
    return str(part)


def _symbol_text(symbol: Sym) -> str:
    match symbol.origin:
        case ("index", int(number), *_):
            return "ijklmn"[number % 6]
        case ("named", str(name), *_):
            return name
        case ("site", str(name), *_):
            return name
        case ("import", str(module), str(name), *_):
            return f"{name} of {module.lstrip('.') or 'this package'}"
        case ("star", str(module), str(name)):
            return f"{name} of {module}"
        case ("global", str(name)):
            return name
        case ("instance", str(name), *_):
            return name
        case (
            "result" | "tensor" | "size" | "bound" | "value" | "number",
            *_,
        ):  # made by a call, without a name of its own
            return "?"
        case (str(kind), *_):
            return kind
        case _:
            return "?"


def _application_text(application: App) -> str:
    match application.op, application.args:
        case "attr", (base, str(name)):
            return f"{text(base)}.{name}"
        case "item", (Sym(origin=("*args",)), int(position)):
            return f"argument {position + 1}"
        case "item", (Sym(origin=("**kwargs",)), str(name)):
            return name
        case "item", (base, key):
            return f"{text(base)}[{key if isinstance(key, (int, float)) else text(key)}]"
        case op, args if not op.isidentifier() and len(args) == 2:
            return f"{text(args[0])} {op} {text(args[1])}"
        case op, args:
            return f"{op}({', '.join(text(arg) for arg in args)})"


def form_slots(part: object) -> object:
    """A hashable part that may be used as an argument of `app`; anything else becomes a fresh symbol."""
    if part is None or isinstance(part, (int, float, str, bytes, Sym, App, Poly, type(...))):
        return part
    if isinstance(part, tuple):
        return tuple(form_slots(item) for item in part)
    return fresh("key")
