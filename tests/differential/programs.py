"""Programs drawn at random, as source text: a model and a guide, their helpers, and the call that pairs them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from hypothesis import strategies

from .pieces import PRELUDE, SETTINGS, Choices, Index, Scope, Tally, inside
from .twins import mutate
from .twins import twin as twins_of
from .writer import Writer


@dataclass(frozen=True, slots=True)
class Program:
    """A module, and in it the expressions for the model, the guide and the arguments of one step."""

    source: str
    model: str
    guide: str
    arguments: str
    loss: str
    constructs: tuple[tuple[str, int], ...]

    @property
    def counts(self) -> Counter[str]:
        """How often each construct occurs."""
        return Counter(dict(self.constructs))


LOSSES = (
    "Trace_ELBO()", "Trace_ELBO()", "Trace_ELBO()", "TraceEnum_ELBO(max_plate_nesting=8)",
    "TraceEnum_ELBO(max_plate_nesting=8)", "RenyiELBO(num_particles=2)", "TraceGraph_ELBO()", "TraceMeanField_ELBO()",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters of model and guide and what is passed for them."""

    parameters: str
    arguments: str
    scope: Scope


def programs(twin: bool = False, veiled: bool = False) -> strategies.SearchStrategy[Program]:
    """Programs.

    With `twin` the guide is a copy of the model without its observed sites, with a fault. With `veiled` many
    settings and arguments are read from the environment, so that they are known at run time only.
    """
    return strategies.randoms(use_true_random=False).map(lambda random: make_program(random, twin, veiled))


def make_program(random: Random, twin: bool = False, veiled: bool = False) -> Program:
    """One program from a source of randomness."""
    choices, tally = Choices(random), Tally()
    veil = Veil(choices, veiled)
    signature = _signature(choices, tally, veil)
    settings = _settings(veil)
    loss = "Trace_ELBO()"
    if twin:
        loss = choices.pick(LOSSES)
        tally.use(f"loss: {loss.partition('(')[0]}")
        model, chunks = _function(choices, tally, "model", signature)
        text = "\n\n\n".join(chunks)
        copy, fault = mutate(twins_of(text), random)
        tally.use(f"fault: {fault}")
        guide, text = model.replace("model", "guide"), f"{text}\n\n\n{copy}"
    elif choices.chance(25):
        tally.use("class with self.model")
        model, guide, text = _class(choices, tally, signature)
    else:
        model, chunks = _function(choices, tally, "model", signature)
        guide, more = _function(choices, tally, "guide", signature)
        text = "\n\n\n".join([*chunks, *more])
    main = _main(choices, tally, loss, model, guide, signature.arguments)
    source = f"{PRELUDE}{settings}{text}\n\n\n{main}\n"
    return Program(source, model, guide, signature.arguments, loss, tuple(sorted(tally.counts.items())))


@dataclass(frozen=True, slots=True)
class Veil:
    """Writes constants, or expressions of the same value that only a run can tell."""

    choices: Choices
    drawn: bool

    def _covers(self) -> bool:
        return self.drawn and self.choices.chance(60)

    def number(self, low: int, high: int) -> str:
        """An integer between two bounds."""
        value = self.choices.number(low, high)
        return f'int(environ.get("UNSET", "{value}"))' if self._covers() else str(value)

    def boolean(self) -> str:
        """True or False."""
        value = self.choices.chance(50)
        return f'bool(int(environ.get("UNSET", "{int(value)}")))' if self._covers() else str(value)

    def text(self, *options: str) -> str:
        """A string in quotes."""
        value = self.choices.pick(options)
        return f'environ.get("UNSET", "{value}")' if self._covers() else f'"{value}"'

    def observation(self) -> str:
        """A tensor or None."""
        value = self.choices.pick(["torch.tensor(0.5)", "None"])
        if not self._covers():
            return value
        return f'torch.tensor(0.5) if environ.get("UNSET", "{value}") != "None" else None'


def _settings(veil: Veil) -> str:
    return SETTINGS.format(
        on=True, off=False, size=veil.number(2, 4), prefix=veil.text("m", "n"), deep=veil.boolean(),
        kind=veil.text("full", "mean"), count=veil.number(1, 4), wide=veil.boolean(), depth=veil.number(1, 3),
        strict=veil.boolean(),
    )  # fmt: skip


def _signature(choices: Choices, tally: Tally, veil: Veil) -> Signature:
    parameters: list[str] = []
    arguments: list[str] = []
    numbers: list[str] = []
    flags: list[str] = []
    optional: list[str] = []
    tensors: list[str] = []
    if choices.chance(50):
        parameters.append("data")
        arguments.append(f"torch.ones({veil.number(2, 4)})")
        tensors.append("data")
        tally.use("argument: tensor")
    if choices.chance(40):
        parameters.append("count")
        arguments.append(veil.number(1, 4))
        numbers.append("count")
        tally.use("argument: number")
    if choices.chance(40):
        parameters.append("flag=True")
        if choices.chance(70):
            arguments.append(f"flag={veil.boolean()}")
        flags.append("flag")
        tally.use("argument: flag")
    if choices.chance(50):
        parameters.append("y=None")
        if choices.chance(60):
            arguments.append(f"y={veil.observation()}")
        optional.append("y")
        tally.use("argument: data or None")
    scope = Scope(
        numbers=tuple(numbers),
        flags=tuple(flags),
        optional=tuple(optional),
        tensors=tuple(tensors),
        returns=True,
    )
    return Signature(", ".join(parameters), ", ".join(arguments), scope)


def _function(choices: Choices, tally: Tally, side: str, signature: Signature) -> tuple[str, list[str]]:
    """A side as a function, perhaps wrapped: its expression and its definitions."""
    writer = Writer(choices, tally, side)
    body = writer.block(signature.scope, 6)
    decorator = []
    if choices.chance(15):
        tally.use("config_enumerate as a decorator")
        decorator = [choices.pick(["@config_enumerate", '@config_enumerate(default="sequential")'])]
    definition = "\n".join([*decorator, f"def {side}({signature.parameters}):", *inside(body)])
    return _wrapped(choices, tally, writer, side), [*writer.chunks, definition]


def _wrapped(choices: Choices, tally: Tally, writer: Writer, expression: str) -> str:
    for _ in range(2):
        if not choices.chance(20):
            break
        kind = choices.pick(["block", "condition", "scale", "mask", "uncondition", "infer_config", "config_enumerate",
                             "lambda", "partial"])  # fmt: skip
        tally.use(f"{kind} as a function" if kind not in ("lambda", "partial") else f"side: {kind}")
        if kind == "lambda":
            expression = f"(lambda *args, **kwargs: {expression}(*args, **kwargs))"
        elif kind == "partial":
            expression = f"partial({expression})"
        else:
            expression = writer.wrap(kind, expression, writer.literals)
    return expression


def _class(choices: Choices, tally: Tally, signature: Signature) -> tuple[str, str, str]:
    """Both sides as methods of one object."""
    writer = Writer(choices, tally, "model")
    inner = Scope(**{
        **{name: getattr(signature.scope, name) for name in ("flags", "optional", "tensors")},
        "numbers": (*signature.scope.numbers, "self.count"), "owner": "self", "returns": True,
    })  # fmt: skip
    parameters = f"self, {signature.parameters}" if signature.parameters else "self"
    model, guide = writer.block(inner, 6), writer.block(inner, 5)
    own = Scope(depth=1, owner="self", numbers=("self.count",))
    shared = writer.block(own, 3)
    base = choices.pick(["", "(nn.Module)", "(Base)", "(Base)"])
    start = ["super().__init__()"] if base else []
    start += ["self.count = count", 'self.prefix = "c"', f"self.strict = {choices.chance(50)}"]
    lines = [f"class Thing{base}:", *inside(["def __init__(self, count=2):", *inside(start), ""])]
    if choices.chance(50):
        tally.use("method: called by both sides")
        model, guide = [*model, "self.shared()"], ["self.shared()", *guide]
    if base == "(Base)":
        tally.use("class with a base class")
        bottom = ["class Base:", "    strict = False", ""]
        bottom += inside(
            [
                "def __init__(self):",
                '    self.prefix = "b"',
                "",
                "def part(self):",
                *inside(writer.block(own, 2)),
            ]
        )
        lines = [*bottom, "", "", *lines]
        if choices.chance(50):
            tally.use("method: super()")
            lines += inside(["def part(self):", "    super().part()", *inside(writer.sample(own)), ""])
        model = [*model, "self.part()"]
    if choices.chance(40):
        tally.use("method: static")
        given = Scope((Index("prefix", "str"),), depth=2)
        lines += inside(["@staticmethod", "def fixed(prefix):", *inside(writer.block(given, 3)), ""])
        model, guide = (
            [*model, 'self.fixed("f1")'],
            [*guide, choices.pick(['Thing.fixed("f2")', 'self.fixed("f2")'])],
        )
    if choices.chance(30):
        tally.use("method: property")
        lines += inside(["@property", "def head(self):", '    return self.prefix + "_head"', ""])
        model = [*model, "pyro.sample(self.head, dist.Normal(0.0, 1.0))"]
    side = "thing.model"
    where = [f"def model({parameters}):", *inside(model), "", f"def guide({parameters}):", *inside(guide)]
    if choices.chance(30):
        tally.use("instance as a model")
        method = "forward" if base == "(nn.Module)" else "__call__"
        where[0], side = f"def {method}({parameters}):", "thing"
    lines += inside([*where, "", "def shared(self):", *inside(shared)])
    chunks = [*writer.chunks, "\n".join(lines), f"thing = Thing({choices.pick(['', '3', 'count=1'])})"]
    return side, "thing.guide", "\n\n\n".join(chunks)


def _main(choices: Choices, tally: Tally, loss: str, model: str, guide: str, arguments: str) -> str:
    """The statements that pair model and guide and give the arguments of a step."""
    kind = choices.weighted({"svi": 6, "function": 2, "loss": 1, "differentiable": 1, "module": 1})
    tally.use(f"entry: {kind}")
    match kind:
        case "svi" | "function":
            lines = [f'svi = SVI({model}, {guide}, Adam({{"lr": 0.01}}), loss={loss})']
            step = f"svi.step({arguments})"
            lines += ["for _ in range(3):", f"    {step}"] if choices.chance(40) else [step]
        case "loss":
            lines = [f"{loss}.loss({', '.join(part for part in (model, guide, arguments) if part)})"]
        case "differentiable":
            lines = [
                f"{loss}.differentiable_loss({', '.join(part for part in (model, guide, arguments) if part)})"
            ]
        case _:
            lines = [f"{loss}({model}, {guide})({arguments})"]
    if kind == "function":
        return "\n".join(
            ["def train():", *inside(lines), "", "", 'if __name__ == "__main__":', "    train()"]
        )
    return "\n".join(['if __name__ == "__main__":', *inside(lines)])


CONSTRUCTS = (
    "Delta", "Delta with event_dim", "ExitStack", "Independent", "TransformedDistribution",
    "argument: data or None", "argument: flag", "argument: number", "argument: tensor",
    "block as a context", "block as a function", "branch on a config flag", "branch on a constant",
    "branch on a loop variable", "branch on an argument", "branch on an attribute",
    "class with a base class", "class with self.model", "comprehension", "comprehension with if",
    "comprehension with two loops", "condition as a context", "condition as a function",
    "conditional expression", "config_enumerate as a decorator", "config_enumerate as a function",
    "counter in a closure", "deterministic", "discrete distribution", "distribution of earlier values",
    "distribution with event_dim 1", "distribution with event_dim 2", "do as a context", "early return",
    "elif", "else", "entry: differentiable", "entry: function", "entry: loss", "entry: module",
    "entry: svi", "expand", "expand_by", "factor", "for over a comprehension", "for over a dict",
    "for over a list", "for over enumerate", "for over itertools.product", "for over markov",
    "for over range", "for over reversed", "for over zip", "for with nested targets",
    "function chosen by a condition or key", "helper: args", "helper: block decorator", "helper: closure",
    "helper: config_enumerate decorator", "helper: decorated", "helper: default",
    "helper: function as an argument", "helper: infer_config decorator", "helper: keyword only",
    "helper: kwargs", "helper: lambda", "helper: own decorator", "helper: partial", "helper: prefix",
    "helper: recursion", "helper: star", "helper: twice", "independent", "infer enumerate",
    "infer is_auxiliary", "infer_config as a context", "infer_config as a function", "instance as a model",
    "latent site", "loop with break", "loop with continue", "loop with else", "map over a lambda",
    "markov as a context", "mask as a context", "mask as a function", "mask of a distribution", "match",
    "method: called by both sides", "method: property", "method: static", "method: super()", "name: %",
    "name: + and str()", "name: .format", "name: adjacent strings", "name: arithmetic in a hole",
    "name: attribute", "name: augmented", "name: conditional expression", "name: constant in a hole",
    "name: dict of names", "name: f-string", "name: format specification", "name: helper function",
    "name: indexed", "name: join", "name: list of names", "name: literal", "name: string method",
    "name: tuple", "name: variable", "name: walrus", "nested get_trace", "nested vectorized plates",
    "obs by argument", "obs by condition", "obs given", "obs=None", "obs_mask", "param",
    "plate in a variable", "plate re-used", "plate size by expression", "plate with automatic dim",
    "plate with explicit dim", "plate without size", "plate_stack", "plates in a container",
    "range with start", "range with step", "sample with keyword arguments", "scalar distribution",
    "scale as a context", "scale as a function", "sequential plate", "sequential plate with subsample_size",
    "several plates in one with", "side: lambda", "side: partial", "statements without sites",
    "subsample indices", "subsample_size", "to_event", "to_event without argument", "try",
    "try with except", "uncondition as a context", "uncondition as a function", "while",
)  # fmt: skip
"""The constructs that a long enough run must hold."""
