"""Tensor expressions of a wanted shape: constructors, arithmetic that broadcasts, reshaping, joins, reductions, products."""

from __future__ import annotations

from .tensor_core import HALF, ONE, POSITIVE, REAL, Shape, Variable, fits, operand, sizes_text
from .tensor_functions import CHANGING, Functions
from .tensor_views import KEEPING, Views


class Tensors(Views, Functions):
    """The whole grammar of tensor expressions."""

    def tensor(self, shape: Shape, content: str = REAL, depth: int = 3) -> str:
        """An expression of a tensor with this shape."""
        match content:
            case "positive":
                form = self.choices.pick(["ones", "softplus", "exp", "abs", "param"])
                if form == "ones" or depth <= 0:
                    return self._plain(shape, ONE, min(depth, 2))
                if form == "param":
                    return self._param(shape, POSITIVE)
                inner = self.tensor(shape, REAL, depth - 1)
                texts = {
                    "softplus": f"(0.1 + nn.functional.softplus({inner}))",
                    "exp": f"torch.exp(torch.tanh({inner}))",
                    "abs": f"(0.5 + {operand(inner)}.abs())",
                }
                return texts[form]
            case "unit":
                form = self.choices.pick(["half", "sigmoid"])
                if form == "half" or depth <= 0:
                    return self._plain(shape, HALF, min(depth, 2))
                return f"torch.sigmoid({self.tensor(shape, REAL, depth - 1)})"
            case "simplex":
                form = self.choices.pick(["ones", "softmax", "method"])
                if form == "ones" or depth <= 0:
                    return f"(torch.ones({sizes_text(self.choices, shape)}) / {shape[-1]})"
                inner = self.tensor(shape, REAL, depth - 1)
                return (
                    f"torch.softmax({inner}, -1)"
                    if form == "softmax"
                    else f"{operand(inner)}.softmax(dim=-1)"
                )
            case "real":
                return self._with_variables(shape, depth)
            case _:
                return self._plain(shape, content, depth)

    def _with_variables(self, shape: Shape, depth: int) -> str:
        text = self._plain(shape, REAL, depth)
        usable = [term for variable in self.variables for term in self._terms(variable, shape)]
        usable += self._tables(shape) * 2
        if usable and depth > 0 and self.choices.chance(60):
            self.tally.use("parameter of an earlier value")
            text = f"({text} {self.choices.pick(['+', '-', '*'])} {self.choices.pick(usable)})"
        return text

    def _terms(self, variable: Variable, shape: Shape) -> list[str]:
        """Ways to bring a variable, whatever dims it has on the left, into an expression of this shape."""
        if variable.content not in (REAL, HALF):
            return []
        found: list[str] = []
        if variable.states:
            for rank in range(min(2, len(shape)) + 1):
                rest = shape[len(shape) - rank :]
                if fits(variable.shape + rest, shape):
                    table = self._plain((variable.states, *rest), REAL, 1)
                    if variable.loose and rank:
                        found.append(
                            f"Vindex({table})[{variable.text}[..., None], torch.arange({rest[-1]})]"
                            if rank == 1
                            else f"{operand(table)}[{variable.text}]"
                        )
                    else:
                        found.append(f"{operand(table)}[{variable.text}]")
            return found
        if fits(variable.shape, shape):
            found.append(variable.text)
        if variable.event_dim and fits(variable.shape[:-1], shape):
            found.append(f"{variable.text}.sum(-1)")
            found.append(f"{variable.text}[..., {self.choices.pick([0, -1])}]")
        if shape and fits((*variable.shape, 1), shape):
            found.append(f"{variable.text}.unsqueeze(-1)")
            found.append(f"{variable.text}[..., None]")
        if variable.loose:
            return found
        if len(variable.shape) == 1 and len(shape) > 1 and fits((variable.shape[0], 1), shape[-2:]):
            found.append(f"{variable.text}.reshape(-1, 1)")
        if variable.shape and not fits(variable.shape, shape) and fits(variable.shape[1:], shape):
            found.append(f"{variable.text}[0]")
            found.append(f"{variable.text}.mean(0)")
        if len(variable.shape) == 2 and fits(variable.shape[::-1], shape):
            found.append(f"{variable.text}.t()")
        if not found:
            found.append(f"{variable.text}.sum()")
        return found

    def _tables(self, shape: Shape) -> list[str]:
        """A table indexed by two variables."""
        indices = [each for each in self.variables if each.states and fits(each.shape, shape)]
        if len(indices) < 2:
            return []
        first, second = self.choices.pick(indices), self.choices.pick(indices)
        table = self._plain((first.states, second.states), REAL, 1)
        chained = self.choices.chance(8)
        return [
            f"{operand(table)}[{first.text}][{second.text}]"
            if chained
            else f"Vindex({table})[{first.text}, {second.text}]"
        ]

    def _plain(self, shape: Shape, content: str, depth: int) -> str:
        """An expression without loose variables."""
        known = [
            each
            for each in self.variables
            if each.shape == shape and not each.loose and not each.states and each.content == content
        ]
        if known and self.choices.chance(30):
            return self.choices.pick(known).text
        if depth <= 0 or self.choices.chance(25):
            return self._leaf(shape, content)
        kinds = list(KEEPING) if content != REAL else [*KEEPING, *CHANGING]
        for _ in range(6):
            kind = self.choices.pick(kinds)
            text: str | None = getattr(self, f"_{kind}")(shape, content, depth - 1)
            if text is not None:
                self.tally.use(f"tensor: {kind}")
                return text
        return self._leaf(shape, content)

    def _leaf(self, shape: Shape, content: str) -> str:
        sizes = sizes_text(self.choices, shape)
        many = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
        if content == HALF:
            return self.choices.pick(
                [f"torch.full({many}, 0.5)", f"(torch.ones({sizes}) / 2)", f"(0.5 * torch.ones({sizes}))"]
            )
        if content == ONE:
            options = [f"torch.ones({sizes})", f"torch.full({many}, 1.0)", f"(torch.zeros({sizes}) + 1)"]
            return self.choices.pick(options)
        options = [f"torch.zeros({sizes})", f"torch.ones({sizes})", f"torch.full({many}, 0.3)"]
        options += [
            f"(0.1 * torch.randn({sizes}))",
            f"torch.empty({sizes}).fill_(0.2)",
            f"torch.rand({sizes})",
        ]
        if shape == ():
            options += ["torch.tensor(0.5)", "torch.tensor(0.0)"]
        if len(shape) == 1:
            options += [f"torch.arange({float(shape[0])})", f"torch.linspace(0.0, 1.0, {shape[0]})"]
            options += [
                f"torch.tensor({[0.1 * (number + 1) for number in range(shape[0])]!r})",
                f"torch.arange({shape[0]}).float()",
            ]
        if len(shape) == 2 and shape[0] == shape[1]:
            options.append(f"torch.eye({shape[0]})")
        alike = [
            each for each in self.variables if each.shape == shape and not each.loose and not each.states
        ]
        if alike:
            options += [f"torch.zeros_like({alike[-1].text})", f"torch.zeros({alike[-1].text}.shape)"]
        first = [
            each
            for each in self.variables
            if each.shape and shape and each.shape[0] == shape[0] and not each.loose
        ]
        if first:
            rest = "".join(f", {size}" for size in shape[1:])
            size = self.choices.pick(["len({})", "{}.shape[0]", "{}.size(0)"]).format(first[-1].text)
            options += [f"torch.zeros({size}{rest})", f"torch.ones([{size}{rest}])"]
        if self.side == "guide" and self.choices.chance(30):
            return self._param(shape, REAL)
        return self.choices.pick(options)

    def _param(self, shape: Shape, content: str) -> str:
        self.params += 1
        self.tally.use("param in a distribution")
        init = f"torch.ones({sizes_text(self.choices, shape)})" if shape else "torch.tensor(1.0)"
        if self.choices.chance(30):
            init = f"lambda: {init}"
        constraint = ", constraint=dist.constraints.positive" if content == POSITIVE else ""
        return f'pyro.param("{self.side}_p{self.params}", {init}{constraint})'


TENSOR_CONSTRUCTS = tuple(sorted({f"tensor: {kind}" for kind in (*KEEPING, *CHANGING)}))
