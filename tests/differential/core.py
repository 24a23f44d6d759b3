"""What every part of the grammar needs: sites, names and conditions at one place of a program."""

from __future__ import annotations

from dataclasses import dataclass, field

from .pieces import CONSTANT_TESTS, DISTRIBUTIONS, Choices, Fn, Scope, Tally, name_expression

MAX_ROUNDS = 20
MAX_DEPTH = 4


@dataclass(slots=True)
class Core:
    """Writes one side; `chunks` are the module-level definitions that its body turned out to need."""

    choices: Choices
    tally: Tally
    side: str
    chunks: list[str] = field(default_factory=list)
    literals: list[tuple[str, str]] = field(default_factory=list)
    serial: int = 0
    statements: int = 0

    def fresh(self, letter: str) -> str:
        """A new identifier or base of a name."""
        self.serial += 1
        return f"{letter}{self.serial}"

    def block(self, scope: Scope, most: int = 4) -> list[str]:
        """Some statements."""
        lines: list[str] = []
        for _ in range(self.choices.number(1, max(1, most - scope.depth))):
            lines.extend(self.statement(scope))
        return lines

    def statement(self, scope: Scope) -> list[str]:
        """One statement."""
        raise NotImplementedError

    def name(self, scope: Scope, letter: str = "s", value: str = "") -> str:
        """The name of a new site."""
        expression, literal = name_expression(self.choices, self.tally, self.fresh(letter), scope)
        if literal is not None and value:
            self.literals.append((literal, value))
        return expression

    def distribution(self) -> Fn:
        fn = self.choices.pick(DISTRIBUTIONS)
        self.tally.use(fn.construct)
        return fn

    def infer(self, fn: Fn) -> str:
        """The `infer` argument, mostly none."""
        if not self.choices.chance(45 if fn.discrete else 10):
            return ""
        options = ['{"is_auxiliary": True}', "dict(is_auxiliary=True)", '{"is_auxiliary": OFF}']
        if fn.discrete:
            options = ['{"enumerate": "parallel"}', '{"enumerate": "sequential"}', 'dict(enumerate="parallel")',
                       '{"enumerate": "parallel" if ON else "sequential"}',
                       '{**{"enumerate": "parallel"}, "is_auxiliary": False}']  # fmt: skip
        chosen = self.choices.pick(options)
        self.tally.use("infer enumerate" if fn.discrete else "infer is_auxiliary")
        return f", infer={chosen}"

    def call(self, scope: Scope, name: str | None = None, fn: Fn | None = None, obs: str = "") -> str:
        """A sample call."""
        fn = fn or self.distribution()
        name = name or self.name(scope, value=fn.value)
        function = self.choices.pick(["pyro.sample", "pyro.sample", "pyro.sample", "draw"])
        return f"{function}({name}, {fn.text}{obs}{self.infer(fn)})"

    def sample(self, scope: Scope) -> list[str]:
        """A latent site."""
        self.tally.use("latent site")
        call = self.call(scope)
        if self.choices.chance(20):
            variable = self.fresh("name")
            self.tally.use("name: variable")
            start = call.index("(") + 1
            fn = self.distribution()
            return [
                f"{variable} = {self.name(scope, value=fn.value)}",
                f"{call[:start]}{variable}, {fn.text})",
            ]
        return [f"{self.fresh('x')} = {call}" if self.choices.chance(50) else call]

    write_sample = sample

    def test(self, scope: Scope) -> str:
        """A condition that is decided in each run."""
        groups = list(CONSTANT_TESTS)
        arguments = [*scope.flags, *(f"not {name}" for name in scope.flags)]
        arguments += [f"{name} > 2" for name in scope.numbers] + [f"{name} == 2" for name in scope.numbers]
        for name in scope.optional:
            arguments += [f"{name} is None", f"{name} is not None"]
        for name in scope.tensors:
            arguments += [f"len({name}) > 3", f"{name}.shape[0] == 3", f"{name}.dim() == 1"]
        if arguments:
            groups += [("branch on an argument", tuple(arguments))] * 2
        if scope.owner:
            groups.append(("branch on an attribute", ("self.strict", "not self.strict", "self.count > 1")))
        integers = [index.variable for index in scope.indices if index.kind == "int"]
        if integers:
            groups.append(("branch on a loop variable", (f"{integers[-1]} > 0", f"{integers[-1]} % 2 == 0")))
        construct, tests = self.choices.pick(groups)
        self.tally.use(construct)
        return self.choices.pick(tests)


def free_dim(dims: frozenset[int]) -> int:
    """The dim that Pyro allocates: the rightmost one that is free."""
    dim = -1
    while dim in dims:
        dim -= 1
    return dim
