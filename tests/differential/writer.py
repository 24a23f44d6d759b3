"""Writes the body of a model or guide: statements drawn one by one, with the scope that they need."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .pieces import CONSTANT_TESTS, DISTRIBUTIONS, Choices, Fn, Index, Scope, Tally, inside, name_expression

MAX_ROUNDS = 20
MAX_DEPTH = 4

STATEMENTS = {
    "sample": 20, "observe": 6, "plate": 9, "explicit plate": 5, "sequential plate": 4, "plate variable": 4,
    "plate stack": 2, "several plates": 2, "for": 8, "while": 2, "branch": 8, "helper": 6, "comprehension": 4,
    "deterministic": 2, "factor": 2, "param": 2, "block": 2, "condition": 2, "scale": 1, "mask": 1,
    "uncondition": 1, "infer config": 2, "return": 2, "lambda": 2, "try": 1, "nested function": 2, "conditional call": 1,
    "recursion": 1, "markov context": 1, "match": 1, "apply": 1, "handled call": 3, "do": 1, "plate list": 1,
    "exit stack": 1, "map": 1, "noise": 2, "chosen function": 1, "counter": 1, "nested trace": 1, "masked observation": 1,
    "keywords": 2, "dependent": 3, "built name": 2,
}  # fmt: skip


@dataclass(slots=True)
class Writer:
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
        """One statement, compound ones only where there is room for them."""
        self.statements += 1
        if scope.depth >= MAX_DEPTH or self.statements > 30:
            return self.sample(scope)
        kind = self.choices.weighted(STATEMENTS).replace(" ", "_")
        method = getattr(self, "write_" + kind)
        lines: list[str] = method(scope)
        return lines

    # Sites

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
        if not self.choices.chance(25):
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
            return [f"{variable} = {self.name(scope, value=fn.value)}", f"{call[:start]}{variable}, {fn.text})"]
        return [f"{self.fresh('x')} = {call}" if self.choices.chance(50) else call]

    write_sample = sample

    def write_keywords(self, scope: Scope) -> list[str]:
        self.tally.use("sample with keyword arguments")
        fn = self.distribution()
        name = self.name(scope, value=fn.value)
        return [self.choices.pick([f"pyro.sample(name={name}, fn={fn.text})", f"pyro.sample({name}, fn={fn.text})"])]

    def write_dependent(self, scope: Scope) -> list[str]:
        self.tally.use("distribution of earlier values")
        variable = self.fresh("x")
        first = f"{variable} = pyro.sample({self.name(scope, value='torch.tensor(0.5)')}, dist.Normal(0.0, 1.0))"
        second = self.choices.pick(
            [f"dist.Normal({variable}, 1.0)", f"dist.Normal({variable} * 2 + 1, {variable}.exp())",
             f"dist.Delta({variable})", f"dist.Bernoulli(logits={variable})",
             f"dist.Normal({variable}.unsqueeze(-1).expand({variable}.shape + (3,)), 1.0).to_event(1)"]
        )  # fmt: skip
        return [first, f"pyro.sample({self.name(scope)}, {second})"]

    def write_built_name(self, scope: Scope) -> list[str]:
        variable, fn = self.fresh("name"), self.distribution()
        name = self.name(scope)
        kind = self.choices.pick(["augmented", "walrus", "tuple", "indexed"])
        self.tally.use(f"name: {kind}")
        call = f"pyro.sample({variable}, {fn.text})"
        match kind:
            case "augmented":
                return [f"{variable} = {name}", f'{variable} += "_more"', call]
            case "walrus":
                return [f"pyro.sample(({variable} := {name}), {fn.text})"]
            case "tuple":
                other = self.fresh("name")
                return [f"{variable}, {other} = {name}, {self.name(scope)}", call, f"draw({other}, dist.Beta(1.0, 1.0))"]
            case _:
                return [f"{variable} = [{name}, {self.name(scope)}]", f"pyro.sample({variable}[-1], {fn.text})",
                        f"pyro.sample({variable}[0], {fn.text})"]  # fmt: skip

    def write_masked_observation(self, scope: Scope) -> list[str]:
        self.tally.use("obs_mask")
        fn = self.choices.pick([fn for fn in DISTRIBUTIONS if fn.construct == "scalar distribution"])
        mask = self.choices.pick(["torch.tensor(True)", "torch.tensor(False)"])
        return [f"pyro.sample({self.name(scope)}, {fn.text}, obs={fn.value}, obs_mask={mask})"]

    def write_noise(self, scope: Scope) -> list[str]:
        self.tally.use("statements without sites")
        noise = self.choices.pick(
            [["assert SIZE > 0"], ["if OFF:", '    raise ValueError("off")'], ["import math"], ["del_me = 1", "del del_me"],
             ['"""A remark."""'], [f"{self.fresh('x')} = torch.zeros(3).sum()"], ["global LETTERS"]]
        )  # fmt: skip
        return [*noise, *self.sample(scope)]

    def write_observe(self, scope: Scope) -> list[str]:
        fn = self.distribution()
        options = [f"obs={fn.value}", "obs=None", f"obs={fn.value} if ON else None", f"obs=None if OFF else {fn.value}"]
        construct = ["obs given", "obs=None", "obs by condition", "obs by condition"]
        if scope.optional:
            options += [f"obs={name}" for name in scope.optional] * 3
            construct += ["obs by argument"] * 3 * len(scope.optional)
        chosen = self.choices.number(0, len(options) - 1)
        self.tally.use(construct[chosen])
        return [self.call(scope, fn=fn, obs=", " + options[chosen])]

    def write_deterministic(self, scope: Scope) -> list[str]:
        self.tally.use("deterministic")
        value = self.choices.pick(
            ["torch.tensor(1.0)", "torch.zeros(3)", "torch.ones(2, 3)", "torch.zeros(3), event_dim=1",
             "torch.ones(2, 3), event_dim=2"]
        )  # fmt: skip
        return [f"pyro.deterministic({self.name(scope)}, {value})"]

    def write_factor(self, scope: Scope) -> list[str]:
        self.tally.use("factor")
        extra = self.choices.pick(["", ", has_rsample=False"])
        return [f"pyro.factor({self.name(scope)}, torch.tensor(0.0){extra})"]

    def write_param(self, scope: Scope) -> list[str]:
        self.tally.use("param")
        init = self.choices.pick(
            ["torch.tensor(1.0)", "torch.ones(3)", "lambda: torch.zeros(2)",
             "torch.tensor(1.0), constraint=dist.constraints.positive"]
        )  # fmt: skip
        return [f"{self.fresh('x')} = pyro.param({self.name(scope, 'p')}, {init})"]

    # Plates

    def size(self, scope: Scope) -> str:
        options = ["2", "3", "4", "SIZE", 'SIZES["rows"]', "len(LETTERS)", *scope.numbers]
        options += [f"len({name})" for name in scope.tensors] + [f"{name}.shape[0]" for name in scope.tensors]
        options += [f"{name}.size(0)" for name in scope.tensors]
        chosen = self.choices.pick(options)
        if not chosen.isdigit():
            self.tally.use("plate size by expression")
        return chosen

    def plate(self, scope: Scope, dim: int = 0) -> str:
        """The construction of a plate."""
        extra = ""
        size = self.size(scope)
        if dim:
            extra = f", dim={dim}"
        if self.choices.chance(20):
            self.tally.use("subsample_size")
            size, extra = self.choices.pick(["4, 2", "4, subsample_size=2", "size=5, subsample_size=SIZE"]), extra
        elif self.choices.chance(6):
            self.tally.use("subsample indices")
            size = "4, subsample=torch.tensor([0, 2])"
        elif self.choices.chance(4):
            self.tally.use("plate without size")
            size = ""
        inner = ", ".join(part for part in (self.name(scope, "g"), size) if part)
        return f"pyro.plate({inner}{extra})"

    def write_plate(self, scope: Scope) -> list[str]:
        self.tally.use("plate with automatic dim")
        return self._enter(scope, self.plate(scope), _free(scope.dims))

    def write_explicit_plate(self, scope: Scope) -> list[str]:
        self.tally.use("plate with explicit dim")
        free = [dim for dim in (-1, -2, -3, -4) if dim not in scope.dims]
        dim = self.choices.pick(free or [-5])
        return self._enter(scope, self.plate(scope, dim), dim)

    def _enter(self, scope: Scope, plate: str, dim: int) -> list[str]:
        if scope.dims:
            self.tally.use("nested vectorized plates")
        target = f" as {self.fresh('index')}" if self.choices.chance(25) else ""
        inner = scope.deeper(dims=scope.dims | {dim})
        return [f"with {plate}{target}:", *inside(self.block(inner))]

    def write_several_plates(self, scope: Scope) -> list[str]:
        self.tally.use("several plates in one with")
        first = _free(scope.dims)
        second = _free(scope.dims | {first})
        inner = scope.deeper(dims=scope.dims | {first, second})
        return [f"with {self.plate(scope)}, {self.plate(scope)}:", *inside(self.block(inner))]

    def write_plate_variable(self, scope: Scope) -> list[str]:
        variable = self.fresh("plate")
        dim = _free(scope.dims)
        explicit = self.choices.chance(40)
        self.tally.use("plate in a variable")
        inner = scope.deeper(dims=scope.dims | {dim})
        lines = [f"{variable} = {self.plate(scope, dim if explicit else 0)}"]
        lines += [f"with {variable}:", *inside(self.block(inner, 3))]
        if self.choices.chance(60):
            self.tally.use("plate re-used")
            lines += [f"with {variable}:", *inside(self.block(inner, 3))]
        return lines

    def write_plate_list(self, scope: Scope) -> list[str]:
        """Two plates in a list or dict, entered together or one by one."""
        self.tally.use("plates in a container")
        variable = self.fresh("plates")
        first = _free(scope.dims)
        second = _free(scope.dims | {first})
        plates = [f"pyro.plate({self.name(scope, 'g')}, {self.size(scope)}, dim={dim})" for dim in (first, second)]
        if self.choices.chance(50):
            lines = [f'{variable} = {{"a": {plates[0]}, "b": {plates[1]}}}']
            keys = ['"a"', '"b"']
        else:
            lines = [f"{variable} = [{plates[0]}, {plates[1]}]"]
            keys = ["0", "1"]
        inner = scope.deeper(dims=scope.dims | {first, second})
        if keys[0] == "0" and self.choices.chance(40) and scope.rounds * 2 <= MAX_ROUNDS:
            each, number = self.fresh("plate"), self.fresh("i")
            inner = replace(inner, indices=(*scope.indices, Index(number, "int")), rounds=scope.rounds * 2)
            body = ["with " + each + ":", *inside(self.block(inner, 3))]
            return [*lines, f"for {number}, {each} in enumerate({variable}):", *inside(body)]
        return [*lines, f"with {variable}[{keys[0]}], {variable}[{keys[1]}]:", *inside(self.block(inner))]

    def write_exit_stack(self, scope: Scope) -> list[str]:
        self.tally.use("ExitStack")
        stack, first = self.fresh("stack"), _free(scope.dims)
        entered = [f"{stack}.enter_context({self.plate(scope)})"]
        dims = scope.dims | {first}
        if self.choices.chance(40):
            entered.append(f"{stack}.enter_context(poutine.scale(scale=0.5))")
        body = self.block(scope.deeper(dims=dims))
        return [f"with contextlib.ExitStack() as {stack}:", *inside([*entered, *body])]

    def write_plate_stack(self, scope: Scope) -> list[str]:
        if scope.dims & {-1, -2, -3}:
            return self.sample(scope)
        self.tally.use("plate_stack")
        sizes, count = self.choices.pick([("(2, 3)", 2), ("[2]", 1), ("(SIZE, 2)", 2), ("torch.Size([3, 2])", 2)])
        right = self.choices.pick(["", ", rightmost_dim=-2"])
        last = -2 if right else -1
        inner = scope.deeper(dims=scope.dims | {last - offset for offset in range(count)})
        return [f"with pyro.plate_stack({self.name(scope, 'k')}, {sizes}{right}):", *inside(self.block(inner))]

    def write_sequential_plate(self, scope: Scope) -> list[str]:
        rounds = self.choices.number(2, 3)
        if scope.rounds * rounds > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("sequential plate")
        variable = self.fresh("i")
        inner = scope.deeper(indices=(*scope.indices, Index(variable, "int")), rounds=scope.rounds * rounds)
        plate = f"pyro.plate({self.name(scope, 'g')}, {rounds})"
        if self.choices.chance(25):
            self.tally.use("sequential plate with subsample_size")
            plate = f"pyro.plate({self.name(scope, 'g')}, 5, subsample_size={rounds})"
            return [f"for {variable}, _ in enumerate({plate}):", *inside(self.block(inner))]
        if self.choices.chance(30):
            kept = self.fresh("plate")
            return [f"{kept} = {plate}", f"for {variable} in {kept}:", *inside(self.block(inner))]
        return [f"for {variable} in {plate}:", *inside(self.block(inner))]

    # Loops

    def loop(self, scope: Scope) -> tuple[str, str, tuple[Index, ...], int, str]:
        """Targets, iterable, indices, rounds at most, and the construct."""
        i, other = self.fresh("i"), self.fresh("e")
        number, text = Index(i, "int"), Index(i, "str")
        options: list[tuple[str, str, tuple[Index, ...], int, str]] = [
            (i, "range(2)", (number,), 2, "for over range"),
            (i, "range(SIZE)", (number,), 4, "for over range"),
            (i, "range(1, 3)", (number,), 2, "range with start"),
            (i, "range(0, 5, 2)", (number,), 3, "range with step"),
            (i, "range(3, 0, -1)", (number,), 3, "range with step"),
            (i, "range(SIZE, SIZE + 2)", (number,), 2, "range with start"),
            (i, "pyro.markov(range(3))", (number,), 3, "for over markov"),
            (f"{i}, {other}", "pyro.markov(enumerate(LETTERS))", (number,), 3, "for over markov"),
            (i, "reversed(range(2))", (number,), 2, "for over reversed"),
            (i, "LETTERS", (text,), 3, "for over a list"),
            (i, '["q", "r"]', (text,), 2, "for over a list"),
            (i, "LETTERS[1:]", (text,), 2, "for over a list"),
            (i, "(3, 5)", (number,), 2, "for over a list"),
            (i, "sorted(SIZES)", (text,), 2, "for over a dict"),
            (i, "SIZES", (text,), 2, "for over a dict"),
            (f"{i}, {other}", "SIZES.items()", (text,), 2, "for over a dict"),
            (i, "SIZES.keys()", (text,), 2, "for over a dict"),
            (f"{i}, {other}", "enumerate(LETTERS)", (number,), 3, "for over enumerate"),
            (f"{other}, {i}", "enumerate(LETTERS)", (text,), 3, "for over enumerate"),
            (f"{i}, {other}", "enumerate(LETTERS, 1)", (number,), 3, "for over enumerate"),
            (f"{i}, {other}", "zip(range(2), LETTERS)", (number,), 2, "for over zip"),
            (f"{other}, {i}", "zip(range(5), LETTERS)", (text,), 3, "for over zip"),
            (f"{i}, ({other}, _)", "enumerate(zip(LETTERS, range(3)))", (number,), 3, "for with nested targets"),
            (f"{i}, {other}", "itertools.product(range(2), LETTERS[:2])", (number, Index(other, "str")), 4,
             "for over itertools.product"),
            (i, "[name for name in LETTERS if name != 'v']", (text,), 2, "for over a comprehension"),
        ]
        options += [(i, f"range({name})", (number,), 4, "for over range") for name in scope.numbers]
        for name in scope.tensors:
            options.append((i, f"range(len({name}))", (number,), 4, "for over range"))
            options.append((f"{i}, {other}", f"enumerate({name})", (number,), 4, "for over enumerate"))
        return self.choices.pick(options)

    def write_for(self, scope: Scope) -> list[str]:
        targets, iterable, indices, rounds, construct = self.loop(scope)
        if scope.rounds * rounds > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use(construct)
        inner = scope.deeper(indices=(*scope.indices, *indices), rounds=scope.rounds * rounds)
        body = self.block(inner)
        variable = indices[0].variable
        if indices[0].kind == "int" and self.choices.chance(20):
            word = self.choices.pick(["continue", "break"])
            self.tally.use(f"loop with {word}")
            position = self.choices.pick([0, len(body)])
            extra = self.sample(inner) if position else []
            body = [*body[:position], f"if {variable} == {self.choices.number(0, 2)}:", f"    {word}", *body[position:], *extra]
        lines = [f"for {targets} in {iterable}:", *inside(body)]
        if self.choices.chance(8):
            self.tally.use("loop with else")
            lines += ["else:", *inside(self.sample(scope))]
        return lines

    def write_while(self, scope: Scope) -> list[str]:
        rounds = self.choices.number(1, 3)
        if scope.rounds * rounds > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("while")
        variable = self.fresh("i")
        inner = scope.deeper(indices=(*scope.indices, Index(variable, "int")), rounds=scope.rounds * rounds)
        body = self.block(inner)
        if self.choices.chance(30):
            stop = [f"if {variable} >= {rounds}:", "    break"]
            return [f"{variable} = 0", "while True:", *inside([*body, f"{variable} += 1", *stop])]
        return [f"{variable} = 0", f"while {variable} < {rounds}:", *inside([*body, f"{variable} += 1"])]

    def write_comprehension(self, scope: Scope) -> list[str]:
        targets, iterable, indices, rounds, construct = self.loop(scope)
        if scope.rounds * rounds > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("comprehension")
        self.tally.use(construct)
        inner = scope.deeper(indices=(*scope.indices, *indices), rounds=scope.rounds * rounds)
        clause = f"for {targets} in {iterable}"
        if indices[0].kind == "int" and self.choices.chance(30):
            self.tally.use("comprehension with if")
            clause += f" if {indices[0].variable} != 1"
        elif self.choices.chance(20) and inner.rounds * 2 <= MAX_ROUNDS:
            self.tally.use("comprehension with two loops")
            second = self.fresh("j")
            clause += f" for {second} in range(2)"
            inner = replace(inner, indices=(*inner.indices, Index(second, "int")))
        call = self.call(inner)
        form = self.choices.pick(["[{}]", "[{}]", "list({})", "tuple({})", "torch.stack([{}])", "{{{}: {}}}"])
        if form.startswith("{{"):
            return [f"{self.fresh('x')} = {{{indices[0].variable}: {call} {clause}}}"]
        return [f"{self.fresh('x')} = {form.format(f'{call} {clause}')}"]

    # Branches

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

    def write_branch(self, scope: Scope) -> list[str]:
        inner = scope.deeper(certain=False)
        lines = [f"if {self.test(scope)}:", *inside(self.block(inner, 3))]
        if self.choices.chance(20):
            self.tally.use("elif")
            lines += [f"elif {self.test(scope)}:", *inside(self.block(inner, 3))]
        if self.choices.chance(55):
            self.tally.use("else")
            lines += ["else:", *inside(self.block(inner, 3))]
        return lines

    def write_match(self, scope: Scope) -> list[str]:
        self.tally.use("match")
        inner = scope.deeper(certain=False)
        subject, cases = self.choices.pick([('CONFIG["kind"]', ('"full"', '"mean"')), ("SIZE", ("2", "3")), ("PREFIX", ('"m"', '"n"'))])
        lines = [f"match {subject}:"]
        for case in (*cases, "_"):
            lines += [f"    case {case}:", *inside(inside(self.block(inner, 2)))]
        return lines

    def write_conditional_call(self, scope: Scope) -> list[str]:
        self.tally.use("conditional expression")
        inner = replace(scope, certain=False)
        if self.choices.chance(50):
            return [f"{self.fresh('x')} = {self.call(inner)} if {self.test(scope)} else {self.call(inner)}"]
        return [f"{self.test(scope)} and {self.call(inner)}"]

    def write_return(self, scope: Scope) -> list[str]:
        if not scope.returns:
            return self.sample(scope)
        self.tally.use("early return")
        inner = scope.deeper(certain=False)
        value = self.choices.pick(["", " None", " torch.tensor(0.0)"])
        return [f"if {self.test(scope)}:", *inside([*self.sample(inner), f"return{value}"])]

    def write_try(self, scope: Scope) -> list[str]:
        self.tally.use("try")
        inner = scope.deeper()
        if self.choices.chance(70):
            return ["try:", *inside(self.block(inner, 3)), "finally:", *inside(self.sample(inner))]
        self.tally.use("try with except")
        return ["try:", *inside(self.block(inner, 3)), "except ValueError:", "    raise"]

    # Handlers as contexts

    def write_block(self, scope: Scope) -> list[str]:
        self.tally.use("block as a context")
        body, names = self._named(scope)
        return [f"with poutine.block({self.block_arguments(names)}):", *inside(body)]

    def _named(self, scope: Scope) -> tuple[list[str], list[tuple[str, str]]]:
        """A block and the literal names in it."""
        before = len(self.literals)
        body = self.block(scope.deeper())
        return body, self.literals[before:]

    def block_arguments(self, names: list[tuple[str, str]]) -> str:
        """Arguments of `block` that hide some of the names."""
        known = [name for name, _ in names] or ["s0"]
        chosen = [name for name in known if self.choices.chance(50)] or known[:1]
        listed = "[" + ", ".join(f'"{name}"' for name in chosen) + "]"
        return self.choices.pick(
            [f"hide={listed}", f"expose={listed}", "", f'hide_fn=lambda site: site["name"] in {listed}',
             f'expose_fn=lambda site: site["name"].startswith("{chosen[0]}")', 'hide_types=["observe"]',
             'hide_types=["param"]', 'expose_types=["sample"]', "hide_all=False",
             'hide_fn=lambda site: site["is_observed"]', f"hide=set({listed})",
             'hide_fn=lambda msg: msg["type"] == "sample" and not msg["is_observed"]']
        )  # fmt: skip

    def data(self, names: list[tuple[str, str]]) -> str:
        """Data for `condition` on some of the names."""
        known = names or [("s0", "torch.tensor(0.5)")]
        chosen = [entry for entry in known if self.choices.chance(50)] or known[:1]
        return "{" + ", ".join(f'"{name}": {value}' for name, value in chosen) + "}"

    def write_condition(self, scope: Scope) -> list[str]:
        self.tally.use("condition as a context")
        body, names = self._named(scope)
        return [f"with poutine.condition(data={self.data(names)}):", *inside(body)]

    def write_do(self, scope: Scope) -> list[str]:
        self.tally.use("do as a context")
        body, names = self._named(scope)
        return [f"with poutine.do(data={self.data(names)}):", *inside(body)]

    def write_scale(self, scope: Scope) -> list[str]:
        self.tally.use("scale as a context")
        return ["with poutine.scale(scale=0.5):", *inside(self.block(scope.deeper()))]

    def write_mask(self, scope: Scope) -> list[str]:
        self.tally.use("mask as a context")
        mask = self.choices.pick(["True", "False", "torch.tensor(True)"])
        return [f"with poutine.mask(mask={mask}):", *inside(self.block(scope.deeper()))]

    def write_uncondition(self, scope: Scope) -> list[str]:
        self.tally.use("uncondition as a context")
        return ["with poutine.uncondition():", *inside(self.block(scope.deeper()))]

    def config_function(self) -> str:
        """The function of `infer_config`."""
        return self.choices.pick(
            ['lambda site: {"is_auxiliary": True}', "lambda site: {}",
             'lambda site: {"is_auxiliary": True} if site["name"].startswith("s1") else {}',
             'lambda site: {"enumerate": "parallel"} if not site["is_observed"] else {}']
        )  # fmt: skip

    def write_infer_config(self, scope: Scope) -> list[str]:
        self.tally.use("infer_config as a context")
        return [f"with poutine.infer_config(config_fn={self.config_function()}):", *inside(self.block(scope.deeper()))]

    def write_markov_context(self, scope: Scope) -> list[str]:
        self.tally.use("markov as a context")
        return ["with pyro.markov():", *inside(self.block(scope.deeper()))]

    # Functions

    def inner_scope(self, scope: Scope) -> Scope:
        """The scope of a module-level helper that is told a prefix."""
        return Scope((Index("prefix", "str"),), scope.dims, scope.rounds, scope.depth + 1, returns=True)

    def write_helper(self, scope: Scope) -> list[str]:
        helper = self.fresh(f"{self.side}_helper")
        body = self.block(self.inner_scope(scope), 3)
        tag = self.name(scope, "h")
        kind = self.choices.weighted(
            {"prefix": 4, "default": 2, "args": 2, "kwargs": 2, "partial": 2, "star": 1, "twice": 2, "decorated": 1,
             "keyword only": 1, "block decorator": 1, "config_enumerate decorator": 1, "infer_config decorator": 1,
             "own decorator": 1}
        )  # fmt: skip
        self.tally.use(f"helper: {kind}")
        head, call, decorator = f"def {helper}(prefix):", f"{helper}({tag})", ""
        match kind:
            case "default":
                head = f'def {helper}(prefix="{self.fresh("h")}", count=2):'
                call = f"{helper}()" if not scope.indices else f"{helper}(count=3, prefix={tag})"
            case "args":
                head, body = f"def {helper}(*args):", ["prefix = args[0]", *body]
            case "kwargs":
                head, body = f"def {helper}(**kwargs):", ['prefix = kwargs["prefix"]', *body]
                call = self.choices.pick([f"{helper}(prefix={tag})", f'{helper}(**{{"prefix": {tag}}})'])
            case "star":
                call = f"{helper}(*[{tag}])"
            case "partial":
                call = self.choices.pick(
                    [f"partial({helper}, {tag})()", f"functools.partial({helper}, prefix={tag})()", f"partial({helper})({tag})"]
                )
            case "keyword only":
                head, call = f"def {helper}(*, prefix, other=None):", f"{helper}(prefix={tag})"
            case "twice" if scope.rounds * 2 <= MAX_ROUNDS:
                self.chunks.append("\n".join([head, *inside(body)]))
                return [f"{helper}({tag})", f"{helper}(prefix={self.name(scope, 'h')})"]
            case "decorated":
                decorator = self.choices.pick(
                    ["@poutine.scale(scale=2.0)", "@poutine.mask(mask=True)", "@poutine.uncondition()",
                     '@poutine.condition(data={"s1": torch.tensor(0.5)})']
                )  # fmt: skip
            case "block decorator":
                inner = self.choices.pick(["", 'hide_types=["observe"]', "hide_all=False"])
                decorator = f"@poutine.block({inner})"
            case "config_enumerate decorator":
                decorator = self.choices.pick(["@config_enumerate", '@config_enumerate(default="parallel")'])
            case "infer_config decorator":
                decorator = f"@poutine.infer_config(config_fn={self.config_function()})"
            case "own decorator":
                decorator = "@passed"
        self.chunks.append("\n".join([*([decorator] if decorator else []), head, *inside(body)]))
        return [call if self.choices.chance(60) else f"{self.fresh('x')} = {call}"]

    def write_nested_function(self, scope: Scope) -> list[str]:
        self.tally.use("helper: closure")
        helper = self.fresh("inner")
        body = self.block(scope.deeper(), 3)
        return [f"def {helper}():", *inside(body), f"{helper}()"]

    def write_map(self, scope: Scope) -> list[str]:
        if scope.rounds * 2 > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("map over a lambda")
        variable = self.fresh("i")
        inner = scope.deeper(indices=(*scope.indices, Index(variable, "int")), rounds=scope.rounds * 2)
        return [f"{self.fresh('x')} = list(map(lambda {variable}: {self.call(inner)}, range(2)))"]

    def write_chosen_function(self, scope: Scope) -> list[str]:
        self.tally.use("function chosen by a condition or key")
        first, second = self.fresh("inner"), self.fresh("inner")
        lines = [f"def {first}():", *inside(self.sample(scope)), f"def {second}():", *inside(self.sample(scope))]
        chosen = self.choices.pick(
            [f"({first} if {self.test(scope)} else {second})()", f'{{"full": {first}, "mean": {second}}}[CONFIG["kind"]]()',
             f"[{first}, {second}][0]()"]
        )  # fmt: skip
        return [*lines, chosen]

    def write_counter(self, scope: Scope) -> list[str]:
        self.tally.use("counter in a closure")
        counter, helper, fn = self.fresh("n"), self.fresh("inner"), self.distribution()
        name = self.name(scope)
        body = [f"nonlocal {counter}", f"{counter} += 1", f'return pyro.sample({name} + f"_{{{counter}}}", {fn.text})']
        return [f"{counter} = 0", f"def {helper}():", *inside(body), f"{helper}()", f"{helper}()"]

    def write_nested_trace(self, scope: Scope) -> list[str]:
        self.tally.use("nested get_trace")
        helper = self.fresh("inner")
        return [f"def {helper}():", *inside(self.block(scope.deeper(), 3)), f"poutine.trace({helper}).get_trace()"]

    def write_lambda(self, scope: Scope) -> list[str]:
        self.tally.use("helper: lambda")
        helper, fn = self.fresh("draw"), self.distribution()
        lines = [f"{helper} = lambda name: pyro.sample(name, {fn.text})"]
        return [*lines, *(f"{helper}({self.name(scope, value=fn.value)})" for _ in range(self.choices.number(1, 2)))]

    def write_apply(self, scope: Scope) -> list[str]:
        self.tally.use("helper: function as an argument")
        helper, apply = self.fresh(f"{self.side}_helper"), self.fresh(f"{self.side}_apply")
        self.chunks.append("\n".join([f"def {helper}(prefix):", *inside(self.block(self.inner_scope(scope), 2))]))
        self.chunks.append("\n".join([f"def {apply}(function, name):", "    return function(name)"]))
        return [f"{apply}({helper}, {self.name(scope, 'h')})"]

    def write_recursion(self, scope: Scope) -> list[str]:
        if scope.rounds * 3 > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("helper: recursion")
        helper = self.fresh(f"{self.side}_helper")
        inner = replace(self.inner_scope(scope), rounds=scope.rounds * 3)
        inner = replace(inner, indices=(*inner.indices, Index("left", "int")), depth=MAX_DEPTH)
        again = ["if left > 0:", f"    {helper}(prefix, left - 1)"]
        self.chunks.append("\n".join([f"def {helper}(prefix, left):", *inside([*self.sample(inner), *again])]))
        return [f"{helper}({self.name(scope, 'h')}, {self.choices.number(0, 2)})"]

    def write_handled_call(self, scope: Scope) -> list[str]:
        """A nested function called through a handler."""
        helper = self.fresh("inner")
        body, names = self._named(scope)
        kind = self.choices.pick(["block", "condition", "scale", "mask", "uncondition", "infer_config", "config_enumerate"])
        self.tally.use(f"{kind} as a function")
        wrapped = self.wrap(kind, helper, names)
        return [f"def {helper}():", *inside(body), f"{wrapped}()"]

    def wrap(self, kind: str, function: str, names: list[tuple[str, str]]) -> str:
        """A function wrapped by a handler, as an expression."""
        match kind:
            case "block":
                arguments = self.block_arguments(names)
                return f"poutine.block({function}{', ' + arguments if arguments else ''})"
            case "condition":
                module = self.choices.pick(["poutine", "pyro"])
                return f"{module}.condition({function}, data={self.data(names)})"
            case "scale":
                return f"poutine.scale({function}, 0.5)"
            case "mask":
                return f"poutine.mask({function}, mask=torch.tensor(True))"
            case "uncondition":
                return f"poutine.uncondition({function})"
            case "infer_config":
                return f"poutine.infer_config({function}, {self.config_function()})"
            case _:
                default = self.choices.pick(["", ', default="parallel"', ', default="sequential"', ', "parallel"'])
                return f"config_enumerate({function}{default})"


def _free(dims: frozenset[int]) -> int:
    """The dim that Pyro allocates: the rightmost one that is free."""
    dim = -1
    while dim in dims:
        dim -= 1
    return dim
