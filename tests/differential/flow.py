"""Loops, comprehensions, branches and other ways through a function."""

from __future__ import annotations

from dataclasses import replace

from .core import MAX_ROUNDS, Core
from .pieces import Index, Scope, inside


class Flow(Core):
    """Loops, comprehensions, branches and other ways through a function."""

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
            (
                f"{i}, ({other}, _)",
                "enumerate(zip(LETTERS, range(3)))",
                (number,),
                3,
                "for with nested targets",
            ),
            (
                f"{i}, {other}",
                "itertools.product(range(2), LETTERS[:2])",
                (number, Index(other, "str")),
                4,
                "for over itertools.product",
            ),
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
            body = [
                *body[:position],
                f"if {variable} == {self.choices.number(0, 2)}:",
                f"    {word}",
                *body[position:],
                *extra,
            ]
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
        subject, cases = self.choices.pick(
            [('CONFIG["kind"]', ('"full"', '"mean"')), ("SIZE", ("2", "3")), ("PREFIX", ('"m"', '"n"'))]
        )
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
