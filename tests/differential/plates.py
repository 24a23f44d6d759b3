"""Plates: vectorized, sequential, in variables and containers, in stacks."""

from __future__ import annotations

from dataclasses import replace

from .core import MAX_ROUNDS, Core, free_dim
from .pieces import Index, Scope, inside


class Plates(Core):
    """Plates: vectorized, sequential, in variables and containers, in stacks."""

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
            size, extra = (
                self.choices.pick(["4, 2", "4, subsample_size=2", "size=5, subsample_size=SIZE"]),
                extra,
            )
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
        return self._enter(scope, self.plate(scope), free_dim(scope.dims))

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
        first = free_dim(scope.dims)
        second = free_dim(scope.dims | {first})
        inner = scope.deeper(dims=scope.dims | {first, second})
        return [f"with {self.plate(scope)}, {self.plate(scope)}:", *inside(self.block(inner))]

    def write_plate_variable(self, scope: Scope) -> list[str]:
        variable = self.fresh("plate")
        dim = free_dim(scope.dims)
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
        first = free_dim(scope.dims)
        second = free_dim(scope.dims | {first})
        plates = [
            f"pyro.plate({self.name(scope, 'g')}, {self.size(scope)}, dim={dim})" for dim in (first, second)
        ]
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
        stack, first = self.fresh("stack"), free_dim(scope.dims)
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
        sizes, count = self.choices.pick(
            [("(2, 3)", 2), ("[2]", 1), ("(SIZE, 2)", 2), ("torch.Size([3, 2])", 2)]
        )
        right = self.choices.pick(["", ", rightmost_dim=-2"])
        last = -2 if right else -1
        inner = scope.deeper(dims=scope.dims | {last - offset for offset in range(count)})
        return [
            f"with pyro.plate_stack({self.name(scope, 'k')}, {sizes}{right}):",
            *inside(self.block(inner)),
        ]

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
