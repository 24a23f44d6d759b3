"""The interpreter of one file: evaluation, names, and the hub through which its parts call each other."""

from __future__ import annotations

import builtins
from collections.abc import Callable

from pyroast import ir
from pyroast.conditions import TRUE, Condition, both, gave_up, literal, negate
from pyroast.facts import Tri
from pyroast.interpret import (
    attributes,
    calls,
    classes,
    effects,
    imports,
    inferences,
    items,
    loops,
    references,
    statements,
)
from pyroast.interpret.expressions import EVALUATE
from pyroast.interpret.machine import ProgramEnds, Raised, State
from pyroast.interpret.names import site_name
from pyroast.interpret.shared import Shared, Store
from pyroast.library import registry
from pyroast.project.modules import NoModules, ProjectModules
from pyroast.protocol import Arguments, Message, PairCall
from pyroast.spans import NO_SPAN, Span
from pyroast.symbolic import Form, Sym
from pyroast.texts import concatenate
from pyroast.trace import Trace
from pyroast.values import (
    OPEN,
    UNBOUND,
    Choice,
    Class,
    Constant,
    DictCell,
    Function,
    Imported,
    Instance,
    Iterate,
    Method,
    ModuleCell,
    Name,
    Object,
    Reference,
    Scope,
    Symbol,
    Value,
    opaque,
)

BUILTINS = frozenset(dir(builtins))
MODULE_NAMES: dict[object, Value] = {
    "__name__": Constant("__main__"),
    "__file__": opaque("file", definite=True),
    "__doc__": Constant(""),
}
MODULE_ATTRIBUTES = ("__package__", "__loader__", "__spec__", "__builtins__", "__cached__")
"""What every module has besides (the import machinery sets it)."""


MAX_ASSUMED = 4
"""How many formulas the assumptions of a path may be."""


class Interpreter(State):
    """Interprets a lowered module.

    Arguments: `path` is the name of the file in reports; `modules` finds the modules of the project that it imports.
    """

    def __init__(self, path: str, modules: ProjectModules | None = None, store: Store | None = None) -> None:
        self.store = store if store is not None else Store()
        self.begin(path, modules)

    def begin(self, path: str, modules: ProjectModules | None = None) -> None:
        """Begin with a file of which nothing is known yet."""
        super().begin(path)
        self.modules: ProjectModules = modules if modules is not None else NoModules()
        self.loaded: dict[str, ModuleCell] = {}
        self.own = ""
        self.shared: list[Shared] = []
        self.all_imported = False
        self.stars: dict[int, list[Imported | str]] = {}
        self.module = Scope(dict(MODULE_NAMES), 1, kind="module", file=path)
        self.scope = self.module
        self.functions: list[Function] = []
        self.training.functions = self.functions
        self.classes: list[Class] = []
        self.call_spans: list[Span] = []
        self.here: Span = NO_SPAN
        self.resume: tuple[int, Callable[[Value], Value]] | None = None
        self.orders: dict[int, tuple[Class, list[Value]]] = {}
        self.inference_objects: dict[int, tuple[Value, PairCall]] = {}
        self.changed_attributes: dict[ir.FunctionDef, set[str]] = {}
        self.own_imports: dict[ir.FunctionDef | ir.Lambda, tuple[ir.Import | ir.ImportFrom, ...]] = {}
        self.made: dict[int, tuple[Instance, str, Span]] = {}
        self.outside: set[int] = set()
        self.unmade: set[int] = set()
        self.answering: set[int] = set()
        self.outside_symbols: set[Sym] = set()
        self.forgotten: dict[Form, Instance] = {}
        self.late: dict[tuple[int, int], dict[object, Value]] = {}
        self.watches = references.Watches()
        self.rounds: dict[tuple[Sym, Form, Condition], Value] = {}

    # Evaluation

    def eval(self, node: ir.Expr) -> Value:
        """The value of an expression."""
        self.steps += 1
        if self.steps & 1023 == 0:
            self.step()
        return EVALUATE[type(node)](self, node)

    def lookup(self, name: str) -> Value:
        """What a bare name means here, by Python's scoping."""
        scope: Scope | None = self.scope
        inner = True
        while scope is not None:
            if scope.kind != "class" or inner:
                target = scope.global_names.get(name, scope) if scope.global_names else scope
                value = target.state.get(name)
                if value is not None and value is not UNBOUND:
                    found = self.select(value)
                    return (
                        self._imported(target, name, found)
                        if isinstance(found, (Imported, Choice))
                        else found
                    )
                if name in scope.local_names and scope.kind == "function" and not scope.global_names:
                    return opaque("unbound name")
            inner = False
            last, scope = scope, scope.parent
        starred = imports.star_reference(self, last, name) if self.stars else None
        if starred is not None:
            return starred
        if name in BUILTINS:
            return Reference(f"builtins.{name}")
        guess = imports.star_guess(self, last, name) if self.stars else None
        return guess if guess is not None else Symbol(Sym(("global", name)))

    def _imported(self, scope: Scope, name: str, value: Value) -> Value:
        """What an import statement bound, found when it is first used."""
        found = imports.resolve(self, value)
        if isinstance(value, Imported) and scope.state.get(name) is value:
            self.put(scope, name, found)
        return found

    def bind_name(self, name: str, value: Value) -> None:
        """Assign to a bare name."""
        scope = self.scope.global_names.get(name, self.scope)
        self.write(scope, name, value)

    def bind(self, target: ir.Expr, value: Value) -> None:
        """Assign to any target."""
        match target:
            case ir.Name(id=name):
                self.bind_name(name, value)
            case ir.Attr(value=base, name=name):
                self.assign_attribute(self.eval(base), name, value)
            case ir.Subscript(value=base, index=index):
                self.set_item(self.eval(base), self.eval(index), value)
            case ir.Sequence(items=items):
                loops.unpack(self, items, value)
            case ir.Starred(value=inner):
                self.bind(inner, value)

    def namespace(self, which: str) -> Value:
        """`locals()` or `globals()` as a dict: all the names of a module without star imports, else the present ones."""
        scope = self.scope if which.endswith("locals") else imports.root(self.scope)
        is_whole = scope.kind == "module" and not self.stars.get(id(scope))
        named: dict[object, Value] = {
            ("str", name): opaque(name, definite=True) for name in MODULE_ATTRIBUTES if is_whole
        }
        cell = DictCell({**named, **{("str", str(key)): value for key, value in scope.state.items()}})
        if not is_whole:
            cell.state[OPEN] = opaque("namespace")
        return self.new(cell)  # a DictCell

    def note_field(self, name: str) -> None:
        """Remember an annotated field without a value in a class body (dataclasses)."""
        fields = self.scope.state.get("__annotations__")
        if not isinstance(fields, DictCell):
            fields = DictCell({})
            self.new(fields)
            self.write(self.scope, "__annotations__", fields)
        self.write(fields, ("str", name), UNBOUND)

    # Imports

    def import_module(self, dotted: str, level: int, span: Span) -> Value:
        """The value of a module, at once."""
        return imports.resolve(self, self.deferred_module(dotted, level))

    def deferred_module(self, dotted: str, level: int) -> Value:
        """The value of a module, which is run when it is first used."""
        if level or self.in_project(dotted):
            return Imported(self.file, dotted, level, "")
        return Reference(registry.canonical(dotted))

    def import_name(self, module: str, level: int, name: str, span: Span) -> Value:
        """The value of `from module import name`."""
        if level or self.in_project(module):
            return Imported(self.file, module, level, name)
        return Reference(registry.canonical(f"{module}.{name}"))

    def import_star(self, module: str, level: int, span: Span) -> None:
        """`from module import *`."""
        imports.star(self, module, level)

    def in_project(self, dotted: str) -> bool:
        """Whether an absolute import may name a module of the project."""
        return self.modules(dotted.partition(".")[0])

    def import_guard(self, node: ir.Try) -> bool:
        """Whether a `try` only guards imports that are taken to succeed."""
        caught = [handler.type.id if isinstance(handler.type, ir.Name) else "" for handler in node.handlers]
        if all(name in ("ImportError", "ModuleNotFoundError") for name in caught):
            return True
        return all(isinstance(statement, (ir.Import, ir.ImportFrom)) for statement in node.body)

    # Assumptions

    def assume(self, condition: Condition) -> None:
        """Take a condition for granted from here on, since the program stops otherwise."""
        *others, last = self.assumed or (TRUE,)
        joined = both(last, condition)
        if gave_up(joined):  # too much for one formula
            others, joined = [*self.assumed[1 - MAX_ASSUMED :]], condition
        if joined and not gave_up(joined):
            self.assumed = (*others, joined)

    def assume_not_none(self, value: Symbol) -> None:
        """What has an attribute or an item is not None: runs that matter go on."""
        if value.definite or value.tensor or self.trying or value.form in self.present:
            return
        if self.path == TRUE:
            self.present.add(value.form)
            return
        absent = self.is_none(value)
        if absent and self.decide(absent) is Tri.UNKNOWN:
            self.assume(negate(both(self.path, absent)))

    def instance_truth(self, value: Instance) -> Condition:
        for name in ("__bool__", "__len__"):
            method = classes.class_attribute(self, value.cls, name)
            if isinstance(method, Function):
                return self.condition(self.call(Method(method, value), Arguments([], {}), self.here))
        if any(
            base.startswith(("builtins.", "collections.")) for base in classes.library_bases(self, value.cls)
        ):
            return literal(("true", value.form))  # a container of the program: empty or not
        return TRUE

    def end_program(self) -> None:
        if not self.dry and not self.recorders and self.path == TRUE:
            raise ProgramEnds
        self.assume_not_here()

    def assume_not_here(self) -> None:
        """The present path raises: runs that matter do not take it."""
        if self.trying or self.path == TRUE:
            return
        self.assume(negate(self.path))

    def raise_here(self, name: str) -> None:
        """The program certainly raises; followed only where a `try` around it is entered on the same path."""
        if self.try_paths and self.try_paths[-1] == (self.path, len(self.activations)):
            raise Raised(name)

    # Inference calls

    def record_pair(self, call: PairCall) -> None:
        """Remember an inference call; one inside an inference class of the program stands where the object is made."""
        for activation in reversed(self.activations):
            instance = classes.own_instance(activation)
            if instance is not None and classes.infers(self, instance.cls):
                place = self.made.get(id(instance))
                if place is None:
                    return  # the pairs of an algorithm are made by who uses it
                _, call.file, call.span = place
                break
        super().record_pair(call)

    def attach(self, cell: Value, call: PairCall) -> None:
        """Remember which inference call an object, such as an SVI, stands for."""
        self.inference_objects[id(cell)] = (cell, call)

    def attached(self, cell: Value) -> PairCall | None:
        """The inference call that an object stands for."""
        found = self.inference_objects.get(id(cell))
        return found[1] if found is not None else None

    def run_pair(self, call: PairCall, arguments: Arguments) -> None:
        """Trace model and guide of an inference call with the arguments of one of its steps."""
        if self.dry:
            return
        if not any(known is call for known in self.pairs):
            self.record_pair(call)
        if not any(known is call for known in self.pairs):
            return
        if any(handler.type == "intended failure" for handler in self.handlers):
            call.intended = True
        inferences.run(self, call, arguments)

    # Parts

    def call(self, function: Value, arguments: Arguments, span: Span) -> Value:
        return calls.call(self, function, arguments, span)

    def library(self, qualified: str, arguments: Arguments, span: Span | None = None) -> Value:
        """Call a library model by its qualified name."""
        return calls.call_library(self, qualified, arguments, span or self.here)

    def make_function(self, node: ir.FunctionDef | ir.Lambda, name: str) -> Function:
        return calls.make_function(self, node, name)

    def decorate(self, decorator: Value, value: Value, span: Span) -> Value:
        return calls.decorate(self, decorator, value, span)

    def make_class(
        self, name: str, bases: tuple[Value, ...], state: dict[object, Value], span: Span
    ) -> Value:
        scope = Scope(dict(state), parent=self.scope, kind="class", file=self.file)
        cls = Class(dict(state), name=name, bases=bases, scope=scope, span=span)
        self.new(scope)
        if not self.dry:
            self.classes.append(cls)
        return self.new(cls)

    def implicit_super(self) -> Value:
        return attributes.implicit_super(self)

    def instantiate(self, cls: Class, arguments: Arguments, span: Span) -> Value:
        return calls.instantiate(self, cls, arguments, span)

    def attribute(self, value: Value, name: str, span: Span) -> Value:
        return self.lift(value, lambda one: attributes.attribute(self, one, name, span))

    def has_attribute(self, value: Value, name: str) -> Tri:
        return attributes.has_attribute(self, value, name)

    def site_name(self, value: Value) -> Name:
        return site_name(self, value)

    def set_attribute(self, value: Value, name: str, new: Value) -> None:
        attributes.set_attribute(self, value, name, new)

    def assign_attribute(self, value: Value, name: str, new: Value) -> None:
        attributes.assign_attribute(self, value, name, new)

    def set_some_attribute(self, value: Value, name: Value) -> None:
        attributes.set_some_attribute(self, value, name)

    def write_through(self, owner: Instance, key: object, value: Value) -> None:
        attributes.write_through(self, owner, key, value)

    def item(self, value: Value, index: Value, span: Span) -> Value:
        return self.lift(value, lambda one: self.lift(index, lambda key: items.item(self, one, key, span)))

    def set_item(self, value: Value, index: Value, new: Value) -> None:
        items.set_item(self, self.select(value), self.select(index), new)

    def delete_item(self, value: Value, index: Value) -> None:
        items.delete_item(self, self.select(value), self.select(index))

    def update_dict(self, cell: DictCell, other: Value) -> None:
        items.update_dict(self, cell, self.select(other))

    def extend_in_place(self, current: Value, value: Value) -> bool:
        return items.extend_in_place(self, current, value)

    def is_instance(self, value: Value, cls: Value) -> Condition:
        return classes.is_instance(self, value, cls)

    def star_source(self, value: Value) -> Value:
        return items.star_source(value)

    def exact_items(self, value: Value) -> list[Value] | None:
        """The elements of an iterable, where all are known."""
        return loops.exact_items(self, self.select(value))

    def iterate(self, value: Value, span: Span) -> Iterate:
        return loops.iterate(self, self.select(value), span)

    def run_for(self, node: ir.For) -> Condition:
        return loops.run_for(self, node)

    def run_while(self, node: ir.While) -> Condition:
        return loops.run_while(self, node)

    def comprehend(self, node: ir.Comprehension) -> Value:
        return loops.comprehend(self, node)

    def concatenate(self, parts: list[Value]) -> Value:
        """Concatenate strings of which some may be choices."""
        for index, part in enumerate(parts):
            if self.decide_choice(part):
                return self.lift(
                    part,
                    lambda one, at=index: self.concatenate([*parts[:at], one, *parts[at + 1 :]]),  # type: ignore[misc]
                )
        return concatenate(parts)

    def decide_choice(self, value: Value) -> bool:
        """Whether a value is one of several."""
        return type(self.select(value)).__name__ == "Choice"

    def run_class_body(self, cls: Class, body: tuple[ir.Stmt, ...]) -> None:
        """Run a class body in its own scope; its names become the attributes of the class."""
        outer = self.scope
        self.scope = cls.scope
        known = len(self.functions)
        try:
            statements.block(self, body)
        finally:
            self.scope = outer
        for name, value in cls.scope.state.items():
            self.write(cls, name, value)
        for function in self.functions[known:]:
            if function.scope is cls.scope:
                self.set_field(function, "owner", cls)
        for value in cls.state.values():
            if isinstance(value, Function) and value.owner is None and value.scope.kind == "function":
                self.set_field(value, "owner", cls)  # what a decorator has put in the place of a method
        self.classes.append(cls)

    # Effects

    def emit(self, message: Message) -> Value:
        return effects.emit(self, message)

    def push(self, handler: Object) -> None:
        effects.push(self, handler)

    def pop(self, handler: Object) -> None:
        effects.pop(self, handler)

    def enter(self, context: Value, span: Span) -> Value:
        return effects.enter(self, context, span)

    def leave(self, context: Value, depth: int, span: Span) -> None:
        effects.leave(self, context, depth, span)

    def trace(self, function: Value, arguments: Arguments, span: Span) -> Trace:
        return effects.trace(self, function, arguments, span)

    def trace_keeping(self, function: Value, arguments: Arguments, span: Span) -> Trace:
        """Like `trace`, inside the handlers that are active, and what the function changes stays changed."""
        references.note_blind(self)
        around = [handler for handler in self.handlers if handler.type in effects.AROUND]
        return effects.trace(self, function, arguments, span, around, undo=False)

    def run_quietly(self, action: Callable[[], Value]) -> Value:
        return effects.run_quietly(self, action)

    def may_sample(self, value: Value) -> bool:
        return calls.may_sample(self, value)
