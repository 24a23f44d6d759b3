"""Library models of the standard library: functools, contextlib, itertools, argparse, collections, types."""

from __future__ import annotations

import itertools
import re

from pyroast import conditions
from pyroast.library.registry import handles, model
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.symbolic import App, Sym, app
from pyroast.values import (
    FALSE_VALUE,
    NONE,
    OPEN,
    TRUE_VALUE,
    Choice,
    Class,
    Constant,
    DictCell,
    Function,
    Handled,
    ListCell,
    Method,
    Object,
    Partial,
    Symbol,
    Tuple,
    Value,
    hashable,
    opaque,
)


@model("functools.partial")
def partial(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`functools.partial(function, *args, **keywords)`."""
    if not arguments.args or not arguments.complete:
        return opaque("partial")
    rest = tuple(arguments.args[1:])
    keywords = tuple(arguments.keywords.items())
    return m.lift(arguments.args[0], lambda one: Partial(one, rest, keywords))


@model("typing.cast")
def cast(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`typing.cast(kind, value)`."""
    return arguments.get(1, "val", opaque("value")) or NONE


@model("pyroapi.pyro_backend", "pyroapi.dispatch.pyro_backend", "pyro.generic.pyro_backend")
def pyro_backend(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`pyro_backend(name)`: with another backend than Pyro's, Pyro's rules do not hold.

    A name that is not known is taken for Pyro's: it is of Pyro that a verdict speaks.
    """
    name = m.select(arguments.get(0, "aliases", NONE) or NONE)
    if isinstance(name, Constant) and name.value != "pyro":
        return Object({}, type="other backend", span=span)
    return opaque("context", external=True, definite=True)


@handles("other backend")
def pass_through_backend(m: Machine, handler: Object, message: Message) -> None:
    """The context itself does nothing to sites."""


@model("functools.partialmethod")
def partialmethod(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`functools.partialmethod(function, *args, **keywords)`: bound when it is read from an instance."""
    made = partial(m, arguments, span)
    return Object({"partial": made}, type="functools.partialmethod", span=span)


@model("types.MethodType")
def method_type(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`types.MethodType(function, instance)`."""
    if len(arguments.args) != 2:
        return opaque("method")
    return m.lift(arguments.args[0], lambda one: Method(one, m.select(arguments.args[1])))


@model("functools.singledispatch", "functools.singledispatchmethod")
def singledispatch(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Which function runs depends on the type of an argument."""
    return opaque("singledispatch")


@model("sys.exit", "builtins.exit", "builtins.quit", "os._exit")
def exit_program(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The program ends here."""
    m.end_program()
    return opaque("exit", external=True)


@model("functools.wraps")
def wraps(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`functools.wraps(function)`: a decorator that lets a function pass for the one that it wraps."""
    function = m.select(arguments.args[0]) if arguments.args else NONE
    return m.new(Object({"function": function}, type="functools.wraps", span=span))


@model("functools.wraps.__call__")
def wrapped(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The decorator at work: the wrapper remembers the function (`functools.update_wrapper`)."""
    made = arguments.args[1] if len(arguments.args) > 1 else NONE
    original = arguments.args[0].state["function"] if isinstance(arguments.args[0], Object) else NONE
    if isinstance(made, Function) and isinstance(original, Function):
        m.write(made, "__wrapped__", original)
    return made


@model("functools.lru_cache", "functools.cache")
def cached(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A function whose second call with the same arguments does nothing."""
    function = m.select(arguments.args[0]) if arguments.args else NONE
    state: dict[object, Value] = {"function": function}
    return (
        m.new(Object(state, type="functools.cached", span=span))
        if _is_function(function)
        else Object({}, type="functools.lru_cache", span=span)
    )


def _is_function(value: Value) -> bool:
    return isinstance(value, (Function, Partial, Handled, Method))


@model("functools.lru_cache.__call__")
def decorate_cached(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`@lru_cache(maxsize=...)`."""
    return cached(m, Arguments(arguments.args[1:], {}), span)


@model("functools.cached.__call__")
def call_cached(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A cached function that may sample: which of its calls runs it is not followed."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    if m.may_sample(cell.state["function"]):
        m.open_trace("a cached function that samples", span)
        return opaque("result", external=True)
    rest = Arguments(arguments.args[1:], arguments.keywords, arguments.star, arguments.star_star)
    return m.call(cell.state["function"], rest, span)


@model("functools.update_wrapper")
def same_function(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Decorators that give a function which does the same."""
    if arguments.args and isinstance(m.select(arguments.args[0]), (Function, Partial, Handled)):
        return m.select(arguments.args[0])
    return Object({}, type="identity", span=span)


@model("identity.__call__")
def identity(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The identity as a decorator."""
    return arguments.args[1] if len(arguments.args) > 1 else NONE


@model("re.sub")
def re_sub(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`re.sub(pattern, replacement, text)` on constants."""
    values = [m.select(value) for value in arguments.args]
    texts = [value.value for value in values if isinstance(value, Constant) and isinstance(value.value, str)]
    if len(texts) != 3 or len(values) != 3 or arguments.keywords or len(texts[0]) > 60 or len(texts[2]) > 200:
        return opaque("text", external=True, definite=True)
    try:
        return Constant(re.sub(texts[0], texts[1], texts[2]))
    except re.error:
        return opaque("text", external=True, definite=True)


@model("functools.reduce")
def reduce(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`functools.reduce(function, items, initial)`."""
    items = m.exact_items(arguments.args[1]) if len(arguments.args) > 1 else None
    if items is None or len(items) > 64:
        if arguments.args and m.may_sample(arguments.args[0]):
            m.open_trace("reduce(...) with a function that may sample", span)
        return opaque("reduce")
    values = [*arguments.args[2:3], *items]
    if not values:
        return opaque("reduce")
    result = values[0]
    for item in values[1:]:
        result = m.call(arguments.args[0], Arguments([result, item], {}), span)
    return result


# dataclasses, collections, types


@model("dataclasses.dataclass", "typing.final", "dataclasses.dataclass.__call__")
def dataclass(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The decorator, with or without options."""
    if arguments.args and isinstance(m.select(arguments.args[0]), Class):
        return m.select(arguments.args[0])
    return Object({}, type="identity", span=span)


@model("dataclasses.field")
def field(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`field(default=..., default_factory=...)`."""
    if "default" in arguments.keywords:
        return arguments.keywords["default"]
    if "default_factory" in arguments.keywords:
        return m.call(arguments.keywords["default_factory"], Arguments([], {}), span)
    return opaque("field")


@model("types.SimpleNamespace", "argparse.Namespace")
def namespace(m: Machine, arguments: Arguments, span: Span) -> Value:
    """An object with the given attributes."""
    cell = Object(
        {name: value for name, value in arguments.keywords.items()}, type="types.SimpleNamespace", span=span
    )
    if not arguments.complete:
        return opaque("namespace", external=True, definite=True)
    return m.new(cell)


@model("collections.OrderedDict", "collections.defaultdict", "collections.Counter")
def mapping(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Dicts of other kinds; what a default factory adds is not followed."""
    cell = DictCell({})
    for value in arguments.args:
        chosen = m.select(value)
        if isinstance(chosen, (DictCell, ListCell, Tuple)):
            m.update_dict(cell, chosen)
        else:
            cell.state[OPEN] = opaque("default", external=True, definite=True)
    for name, value in arguments.keywords.items():
        cell.state[("str", name)] = value
    return m.new(cell)


@model("collections.namedtuple", "typing.NamedTuple")
def namedtuple(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`namedtuple(name, fields)`: a factory of objects with these attributes."""
    names = m.select(arguments.args[1]) if len(arguments.args) > 1 else NONE
    if isinstance(names, Constant) and isinstance(names.value, str):
        fields: list[Value] = [Constant(part) for part in names.value.replace(",", " ").split()]
    else:
        fields = m.exact_items(names) or []
    return Object({"fields": Tuple(tuple(fields))}, type="collections.namedtuple", span=span)


@model("collections.namedtuple.__call__")
def make_namedtuple(m: Machine, arguments: Arguments, span: Span) -> Value:
    """An instance of a named tuple."""
    factory = arguments.args[0]
    assert isinstance(factory, Object)
    cell = Object({}, type="collections.namedtuple.instance", span=span)
    values: list[Value] = []
    for position, name in enumerate(m.exact_items(factory.state["fields"]) or []):
        if isinstance(name, Constant):
            value = arguments.get(position + 1, str(name.value)) or opaque("field")
            cell.state[str(name.value)] = value
            values.append(value)
    cell.state["items"] = Tuple(tuple(values))
    return m.new(cell)


@model("collections.namedtuple.instance.__iter__")
def iterate_namedtuple(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The fields in order."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.iterate(cell.state["items"], span)


@model("collections.namedtuple.instance.__getitem__")
def item_of_namedtuple(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A field by position."""
    cell = arguments.args[0]
    assert isinstance(cell, Object)
    return m.item(cell.state["items"], arguments.args[1], span)


# itertools


@model(
    "itertools.product",
    "itertools.combinations",
    "itertools.permutations",
    "itertools.chain",
    "itertools.count",
)
def combinatorial(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Replaced below for the functions that are modelled."""
    return opaque("itertools", definite=True)


def _combinatorial(name: str) -> None:
    @model(f"itertools.{name}")
    def call(m: Machine, arguments: Arguments, span: Span) -> Value:
        pools = [
            m.exact_items(value) if not _is_number(m.select(value)) else None for value in arguments.args
        ]
        numbers = [
            value.value
            for value in map(m.select, arguments.args)
            if isinstance(value, Constant) and _is_number(value)
        ]
        known = [pool for pool in pools if pool is not None]
        if (
            arguments.keywords
            or len(known) + len(numbers) != len(arguments.args)
            or sum(map(len, known)) > 64
        ):
            return opaque("itertools", definite=True)
        made = itertools.islice(getattr(itertools, name)(*known, *numbers), 512)
        if name == "chain":
            return Tuple(tuple(made))
        return Tuple(tuple(Tuple(tuple(part)) for part in made))


def _is_number(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, int)


for _name in ("product", "combinations", "permutations", "chain"):
    _combinatorial(_name)


# argparse: every option is a symbol of its own, not None unless its default may be


@model("argparse.ArgumentParser")
def argument_parser(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A parser; its options are remembered with whether they can be None."""
    options = m.new(DictCell({}))
    return m.new(Object({"options": options}, type="argparse.ArgumentParser", span=span))


@model("argparse.ArgumentParser.add_argument")
def add_argument(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`parser.add_argument(*names, default=None, action=..., ...)`."""
    parser = arguments.args[0]
    names = [value.value for value in map(m.select, arguments.args[1:]) if isinstance(value, Constant)]
    texts = [str(name) for name in names]
    if not isinstance(parser, Object) or not texts:
        return opaque("option", external=True)
    destination = m.select(arguments.keywords.get("dest", NONE))
    long = next((name for name in texts if name.startswith("--")), texts[0])
    key = (
        str(destination.value)
        if isinstance(destination, Constant) and destination != NONE
        else long.lstrip("-").replace("-", "_")
    )
    action = m.select(arguments.keywords.get("action", NONE))
    default = m.select(arguments.keywords.get("default", NONE))
    required = m.select(arguments.keywords.get("required", FALSE_VALUE)) == TRUE_VALUE or not texts[
        0
    ].startswith("-")
    choices = m.exact_items(arguments.keywords["choices"]) if "choices" in arguments.keywords else None
    definite = required or default != NONE or action in (Constant("store_true"), Constant("store_false"))
    options = parser.state["options"]
    if isinstance(options, DictCell):
        m.write(options, ("str", key), Constant(definite))
        if choices and len(choices) <= 6 and all(isinstance(choice, Constant) for choice in choices):
            m.write(options, ("choices", key), Tuple(tuple(choices)))
    return opaque("option", external=True)


@model("argparse.ArgumentParser.add_argument_group", "argparse.ArgumentParser.add_mutually_exclusive_group")
def add_group(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A group shares the options of its parser."""
    return arguments.args[0]


@model("argparse.ArgumentParser.parse_args")
def parse_args(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The namespace of the options."""
    parser = arguments.args[0]
    if not isinstance(parser, Object) or "options" not in parser.state:  # of a subclass in the program
        return opaque("options", external=True)
    return m.new(Object({"$options": parser.state["options"]}, type="argparse.Arguments", span=parser.span))


@model("types.SimpleNamespace.__getitem__")
def namespace_item(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`vars(namespace)[name]`."""
    name = m.select(arguments.args[1])
    if isinstance(name, Constant) and isinstance(name.value, str):
        return m.attribute(arguments.args[0], name.value, span)
    return opaque("item")


@model("argparse.Arguments.__getattr__", "argparse.Arguments.__getitem__")
def option(m: Machine, arguments: Arguments, span: Span) -> Value:
    """The value of a command-line option."""
    cell, key = arguments.args
    assert isinstance(cell, Object) and isinstance(key, Constant)
    name = str(key.value)
    options = cell.state["$options"]
    definite = isinstance(options, DictCell) and options.state.get(hashable(Constant(name))) == TRUE_VALUE
    form = app("attr", Sym(("named", "args", cell.span)), name)
    assert isinstance(form, (App, Sym))
    choices = (
        m.select(options.state[("choices", name)])
        if isinstance(options, DictCell) and ("choices", name) in options.state
        else None
    )
    if definite and isinstance(choices, Tuple):
        parts = [
            (conditions.literal(("eq", form, part.value)), part)
            for part in choices.items
            if isinstance(part, Constant)
        ]
        return m.select(Choice(tuple(parts)))
    return Symbol(form, external=True, definite=definite)


# contexts


@model("contextlib.ExitStack")
def exit_stack(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`ExitStack()`: what it enters is left with the block around it."""
    return m.new(Object({}, type="contextlib.ExitStack", span=span))


@model("contextlib.ExitStack.enter_context")
def enter_context(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`stack.enter_context(context)`."""
    if len(arguments.args) < 2:
        return opaque("context")
    context = m.select(arguments.args[1])
    return m.enter(context, span)


@model("contextlib.ExitStack.__enter__")
def enter_stack(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`with ExitStack() as stack`."""
    return arguments.args[0]


@model("contextlib.suppress")
def suppress(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`suppress(*exceptions)`."""
    return Object({}, type="contextlib.suppress", span=span)


@model("contextlib.nullcontext", "contextlib.redirect_stdout")
def null_context(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Contexts without an effect on sites."""
    return opaque("context", external=True, definite=True)


@model("importlib.import_module", "builtins.__import__")
def import_module(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`importlib.import_module(name)`."""
    name = m.select(arguments.args[0]) if arguments.args else NONE
    if isinstance(name, Constant) and isinstance(name.value, str) and len(arguments.args) == 1:
        return m.import_module(name.value, 0, span)
    return opaque("module")


@model("pytest.raises", "pytest.warns", "unittest.TestCase.assertRaises", "unittest.TestCase.assertRaisesRegex",
       "unittest.TestCase.assertWarns", "unittest.TestCase.assertWarnsRegex")  # fmt: skip
def intended_failure(m: Machine, arguments: Arguments, span: Span) -> Value:
    """A context in which a failure is expected."""
    return Object({}, type="intended failure", span=span)


@handles("intended failure")
def pass_through(m: Machine, handler: Object, message: Message) -> None:
    """The context itself does nothing to sites."""


@model("string.Template")
def string_template(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`string.Template(text)`."""
    return Object({"template": arguments.get(0, "template", NONE) or NONE}, type="string.Template", span=span)


@model("string.Template.substitute", "string.Template.safe_substitute")
def substitute(m: Machine, arguments: Arguments, span: Span) -> Value:
    """`Template(text).substitute(...)`, as a format."""
    cell = arguments.args[0]
    text = m.select(cell.state["template"]) if isinstance(cell, Object) else NONE
    if not isinstance(text, Constant) or not isinstance(text.value, str):
        return opaque("text", definite=True)
    keywords = dict(arguments.keywords)
    if len(arguments.args) > 1:
        mapping_ = m.select(arguments.args[1])
        if isinstance(mapping_, DictCell):
            keywords.update(
                {
                    str(key[1]): value
                    for key, value in mapping_.state.items()
                    if isinstance(key, tuple) and len(key) == 2
                }
            )
    escaped = text.value.replace("{", "{{").replace("}", "}}").replace("$$", "\0")
    pattern = re.sub(r"\$(?:\{\{(\w+)\}\}|(\w+))", lambda found: "{" + (found[1] or found[2]) + "}", escaped)
    return m.library("builtins.str.format", Arguments([Constant(pattern.replace("\0", "$"))], keywords), span)


@model("warnings.catch_warnings", "torch.enable_grad")
def harmless_context(m: Machine, arguments: Arguments, span: Span) -> Value:
    """Contexts and decorators without an effect on sites."""
    if arguments.args and isinstance(m.select(arguments.args[0]), Function):
        return m.select(arguments.args[0])
    return Object({}, type="identity", span=span)
