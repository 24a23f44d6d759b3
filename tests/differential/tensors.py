"""Tensor expressions of a wanted shape: constructors, arithmetic that broadcasts, reshaping, joins, reductions, products."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

from .pieces import Choices, Tally

Shape = tuple[int, ...]

REAL, POSITIVE, UNIT, SIMPLEX, HALF, ONE = "real", "positive", "unit", "simplex", "half", "one"
"""What is known of the elements: in some set, or all equal to 0.5 or 1."""

MAX_ELEMENTS = 120


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that holds a tensor; `states` is the number of values of an index, 0 for other tensors.

    A `loose` one may have more dims on the left than its shape says: particles, or the values of an enumerated site.
    """

    text: str
    shape: Shape
    event_dim: int = 0
    content: str = REAL
    states: int = 0
    loose: bool = False

    @property
    def batch(self) -> Shape:
        """The dims left of the event."""
        return self.shape[: len(self.shape) - self.event_dim]


@dataclass(slots=True)
class Tensors:
    """Writes tensor expressions; `modules` are the definitions that they need."""

    choices: Choices
    tally: Tally
    side: str
    variables: list[Variable] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    params: int = 0

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
                    "abs": f"(0.5 + {_operand(inner)}.abs())",
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
                    return f"(torch.ones({_sizes(self.choices, shape)}) / {shape[-1]})"
                inner = self.tensor(shape, REAL, depth - 1)
                return f"torch.softmax({inner}, -1)" if form == "softmax" else f"{_operand(inner)}.softmax(dim=-1)"
            case "real":
                return self._with_variables(shape, depth)
            case _:
                return self._plain(shape, content, depth)

    def _with_variables(self, shape: Shape, depth: int) -> str:
        text = self._plain(shape, REAL, depth)
        usable = [term for variable in self.variables for term in self._terms(variable, shape)]
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
                if _fits(variable.shape + rest, shape):
                    table = self._plain((variable.states, *rest), REAL, 1)
                    if variable.loose and rank:
                        found.append(f"Vindex({table})[{variable.text}[..., None], torch.arange({rest[-1]})]" if rank == 1 else f"{_operand(table)}[{variable.text}]")
                    else:
                        found.append(f"{_operand(table)}[{variable.text}]")
            return found
        if _fits(variable.shape, shape):
            found.append(variable.text)
        if variable.event_dim and _fits(variable.shape[:-1], shape):
            found.append(f"{variable.text}.sum(-1)")
            found.append(f"{variable.text}[..., {self.choices.pick([0, -1])}]")
        if shape and _fits((*variable.shape, 1), shape):
            found.append(f"{variable.text}.unsqueeze(-1)")
            found.append(f"{variable.text}[..., None]")
        if variable.loose:
            return found
        if len(variable.shape) == 1 and len(shape) > 1 and _fits((variable.shape[0], 1), shape[-2:]):
            found.append(f"{variable.text}.reshape(-1, 1)")
        if variable.shape and not _fits(variable.shape, shape) and _fits(variable.shape[1:], shape):
            found.append(f"{variable.text}[0]")
            found.append(f"{variable.text}.mean(0)")
        if len(variable.shape) == 2 and _fits(variable.shape[::-1], shape):
            found.append(f"{variable.text}.t()")
        if not found:
            found.append(f"{variable.text}.sum()")
        return found

    def _plain(self, shape: Shape, content: str, depth: int) -> str:
        """An expression without loose variables."""
        known = [each for each in self.variables if each.shape == shape and not each.loose and not each.states and each.content == content]
        if known and self.choices.chance(30):
            return self.choices.pick(known).text
        if depth <= 0 or self.choices.chance(25):
            return self._leaf(shape, content)
        kinds = list(_KEEPING) if content != REAL else [*_KEEPING, *_CHANGING]
        for _ in range(6):
            kind = self.choices.pick(kinds)
            text: str | None = getattr(self, f"_{kind}")(shape, content, depth - 1)
            if text is not None:
                self.tally.use(f"tensor: {kind}")
                return text
        return self._leaf(shape, content)

    def _leaf(self, shape: Shape, content: str) -> str:
        sizes = _sizes(self.choices, shape)
        many = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
        if content == HALF:
            return self.choices.pick([f"torch.full({many}, 0.5)", f"(torch.ones({sizes}) / 2)", f"(0.5 * torch.ones({sizes}))"])
        if content == ONE:
            options = [f"torch.ones({sizes})", f"torch.full({many}, 1.0)", f"(torch.zeros({sizes}) + 1)"]
            return self.choices.pick(options)
        options = [f"torch.zeros({sizes})", f"torch.ones({sizes})", f"torch.full({many}, 0.3)"]
        options += [f"(0.1 * torch.randn({sizes}))", f"torch.empty({sizes}).fill_(0.2)", f"torch.rand({sizes})"]
        if shape == ():
            options += ["torch.tensor(0.5)", "torch.tensor(0.0)"]
        if len(shape) == 1:
            options += [f"torch.arange({float(shape[0])})", f"torch.linspace(0.0, 1.0, {shape[0]})"]
            options += [f"torch.tensor({[0.1 * (number + 1) for number in range(shape[0])]!r})", f"torch.arange({shape[0]}).float()"]
        if len(shape) == 2 and shape[0] == shape[1]:
            options.append(f"torch.eye({shape[0]})")
        alike = [each for each in self.variables if each.shape == shape and not each.loose and not each.states]
        if alike:
            options += [f"torch.zeros_like({alike[-1].text})", f"torch.zeros({alike[-1].text}.shape)"]
        first = [each for each in self.variables if each.shape and shape and each.shape[0] == shape[0] and not each.loose]
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
        init = f"torch.ones({_sizes(self.choices, shape)})" if shape else "torch.tensor(1.0)"
        if self.choices.chance(30):
            init = f"lambda: {init}"
        constraint = ", constraint=dist.constraints.positive" if content == POSITIVE else ""
        return f'pyro.param("{self.side}_p{self.params}", {init}{constraint})'

    # Operations that keep the values of the elements

    def _unsqueeze(self, shape: Shape, content: str, depth: int) -> str | None:
        places = [place for place, size in enumerate(shape) if size == 1]
        if not places:
            return None
        place = self.choices.pick(places)
        inner = _operand(self._plain(shape[:place] + shape[place + 1 :], content, depth))
        where = self.choices.pick([place, place - len(shape)])
        if where == 0:
            return self.choices.pick([f"{inner}.unsqueeze(0)", f"{inner}[None]"])
        if where == -1:
            return self.choices.pick([f"{inner}.unsqueeze(-1)", f"{inner}[..., None]"])
        return f"{inner}.unsqueeze({where})"

    def _squeeze(self, shape: Shape, content: str, depth: int) -> str | None:
        place = self.choices.number(0, len(shape))
        inner = self._plain((*shape[:place], 1, *shape[place:]), content, depth)
        return f"{_operand(inner)}.squeeze({self.choices.pick([place, place - len(shape) - 1])})"

    def _reshape(self, shape: Shape, content: str, depth: int) -> str | None:
        count = prod(shape)
        others = [(count,), (1, count), (count, 1), shape[::-1], *((size, count // size) for size in (2, 3) if count % size == 0)]
        inner = _operand(self._plain(self.choices.pick(others), content, depth))
        sizes: list[int] = list(shape)
        if sizes and self.choices.chance(40):
            sizes[self.choices.number(0, len(sizes) - 1)] = -1
        if not sizes:
            return f"{inner}.reshape(())"
        listed = ", ".join(map(str, sizes))
        return self.choices.pick([f"{inner}.reshape({listed})", f"{inner}.reshape(({listed},))", f"torch.reshape({inner}, ({listed},))"])

    def _expand(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        drop = self.choices.number(0, len(shape))
        kept = tuple(1 if self.choices.chance(40) else size for size in shape[drop:])
        inner = _operand(self._plain(kept, content, depth))
        sizes = [*shape[:drop], *(-1 if own == size and self.choices.chance(40) else size for own, size in zip(kept, shape[drop:]))]
        listed = ", ".join(map(str, sizes))
        return self.choices.pick([f"{inner}.expand({listed})", f"{inner}.expand([{listed}])", f"{inner}.expand(({listed},))"])

    def _transpose(self, shape: Shape, content: str, depth: int) -> str | None:
        if len(shape) < 2:
            return None
        a, b = self.choices.pick([(-1, -2), (0, 1), (0, -1)])
        swapped = list(shape)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        inner = _operand(self._plain(tuple(swapped), content, depth))
        if len(shape) == 2 and self.choices.chance(50):
            return self.choices.pick([f"{inner}.t()", f"{inner}.T", f"{inner}.mT"])
        return f"{inner}.transpose({a}, {b})"

    def _permute(self, shape: Shape, content: str, depth: int) -> str | None:
        if len(shape) < 2:
            return None
        order = list(range(len(shape)))
        order = order[1:] + order[:1] if self.choices.chance(50) else order[::-1]
        before = [0] * len(shape)
        for place, source in enumerate(order):
            before[source] = shape[place]
        return f"{_operand(self._plain(tuple(before), content, depth))}.permute({', '.join(map(str, order))})"

    def _index(self, shape: Shape, content: str, depth: int) -> str | None:
        extra = self.choices.number(2, 4)
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        item = self.choices.pick([0, -1, 1])
        if self.choices.chance(40):
            return f"{_operand(self._plain((*shape, extra), content, depth))}[..., {item}]"
        if shape and self.choices.chance(40):
            return f"{_operand(self._plain((shape[0], extra, *shape[1:]), content, depth))}[:, {item}]"
        return f"{_operand(self._plain((extra, *shape), content, depth))}[{item}]"

    def _slice(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        first, size = self.choices.chance(50), 0
        size = shape[0] if first else shape[-1]
        more = self.choices.number(1, 2)
        bounds, whole = self.choices.pick(
            [(f"{more}:", size + more), (f":{size}", size + more), (f":-{more}", size + more), (f"{more}:{size + more}", size + more + 1),
             ("::2", 2 * size), ("::2", 2 * size - 1)]
        )
        if prod(shape) // size * whole > MAX_ELEMENTS:
            return None
        if first:
            return f"{_operand(self._plain((whole, *shape[1:]), content, depth))}[{bounds}]"
        return f"{_operand(self._plain((*shape[:-1], whole), content, depth))}[..., {bounds}]"

    def _select(self, shape: Shape, content: str, depth: int) -> str | None:
        """Rows chosen by a tensor of indices."""
        if not shape:
            return None
        rows = self.choices.number(1, 4)
        inner = _operand(self._plain((rows, *shape[1:]), content, depth))
        index = f"torch.zeros({shape[0]}).long()"
        if self.choices.chance(40):
            return f"{inner}.index_select(0, {index})"
        index = self.choices.pick([index, f"torch.tensor([{', '.join(['0'] * shape[0])}])", f"torch.zeros({shape[0]}, dtype=torch.long)"])
        return f"{inner}[{index}]"

    def _stack(self, shape: Shape, content: str, depth: int) -> str | None:
        places = [place for place, size in enumerate(shape) if size <= 4]
        if not places:
            return None
        place = self.choices.pick(places)
        rest = shape[:place] + shape[place + 1 :]
        items = [self._plain(rest, content, min(depth, 1)) for _ in range(shape[place])]
        where = self.choices.pick([place, place - len(shape)])
        dim = "" if place == 0 and self.choices.chance(50) else f", {self.choices.pick(['', 'dim='])}{where}"
        return f"torch.stack([{', '.join(items)}]{dim})"

    def _cat(self, shape: Shape, content: str, depth: int) -> str | None:
        places = [place for place, size in enumerate(shape) if size > 1]
        if not places:
            return None
        place = self.choices.pick(places)
        left = self.choices.number(1, shape[place] - 1)
        items = [self._plain((*shape[:place], size, *shape[place + 1 :]), content, min(depth, 1)) for size in (left, shape[place] - left)]
        where = self.choices.pick([place, place - len(shape)])
        dim = "" if place == 0 and self.choices.chance(50) else f", {self.choices.pick(['', 'dim='])}{where}"
        return f"torch.cat([{', '.join(items)}]{dim})"

    def _repeat(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        kept = tuple(1 if self.choices.chance(50) else size for size in shape)
        times = ", ".join(str(size if own == 1 else 1) for own, size in zip(kept, shape))
        return f"{_operand(self._plain(kept, content, depth))}.repeat({times})"

    def _mean(self, shape: Shape, content: str, depth: int) -> str | None:
        extra, place = self.choices.number(2, 3), self.choices.number(0, len(shape))
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        inner = _operand(self._plain((*shape[:place], extra, *shape[place:]), content, depth))
        where = self.choices.pick([place, place - len(shape) - 1])
        return self.choices.pick([f"{inner}.mean({where})", f"{inner}.mean(dim={where})", f"{inner}.max({where})[0]", f"{inner}.amax({where})"])

    # Operations that change the values of the elements

    def _broadcast(self, shape: Shape, content: str, depth: int) -> str | None:
        kept = tuple(1 if self.choices.chance(40) else size for size in shape)
        other = tuple(size if own == 1 or self.choices.chance(50) else 1 for own, size in zip(kept, shape))
        cut = 0
        while cut < len(other) and kept[cut] == shape[cut] and self.choices.chance(40):
            cut += 1
        operands = [self._plain(kept, content, depth), self._plain(other[cut:], content, depth)]
        if self.choices.chance(50):
            operands.reverse()
        return f"({operands[0]} {self.choices.pick(['+', '-', '*'])} {operands[1]})"

    def _scalar(self, shape: Shape, content: str, depth: int) -> str | None:
        inner = self._plain(shape, content, depth)
        return self.choices.pick([f"({inner} * 2)", f"(1.0 - {inner})", f"({inner} / 2)", f"torch.tanh({inner})", f"{_operand(inner)}.sigmoid()",
                                  f"torch.where({inner} > 0, {inner}, torch.tensor(0.1))", f"{_operand(inner)}.clamp(min=0.1)", f"(-{_operand(inner)})"])

    def _sum(self, shape: Shape, content: str, depth: int) -> str | None:
        extra, place = self.choices.number(2, 3), self.choices.number(0, len(shape))
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        where = self.choices.pick([place, place - len(shape) - 1])
        inner = _operand(self._plain((*shape[:place], extra, *shape[place:]), content, depth))
        if shape and shape[0] == 1 and self.choices.chance(60):
            inner = _operand(self._plain((extra, *shape[1:]), content, depth))
            return f"{inner}.sum(0, keepdim=True)"
        return self.choices.pick([f"{inner}.sum({where})", f"torch.sum({inner}, dim={where})", f"{inner}.logsumexp({where})", f"{inner}.sum(dim={where})"])

    def _matmul(self, shape: Shape, content: str, depth: int) -> str | None:
        inner = self.choices.number(1, 3)
        match shape:
            case (rows, columns):
                left, right = self._plain((rows, inner), content, depth), self._plain((inner, columns), content, depth)
                return self.choices.pick([f"({left} @ {right})", f"torch.matmul({left}, {right})", f"torch.mm({left}, {right})",
                                          f'torch.einsum("ij,jk->ik", {left}, {right})', f"{_operand(left)}.matmul({right})"])
            case (rows,):
                left, right = self._plain((rows, inner), content, depth), self._plain((inner,), content, depth)
                return self.choices.pick([f"({left} @ {right})", f"torch.mv({left}, {right})", f'torch.einsum("ij,j->i", {left}, {right})'])
            case ():
                left, right = self._plain((inner,), content, depth), self._plain((inner,), content, depth)
                return self.choices.pick([f"({left} @ {right})", f"torch.dot({left}, {right})", f'torch.einsum("i,i->", {left}, {right})'])
            case (batch, rows, columns):
                left, right = self._plain((batch, rows, inner), content, depth), self._plain((batch, inner, columns), content, depth)
                return self.choices.pick([f"torch.bmm({left}, {right})", f"({left} @ {right})", f'torch.einsum("bij,bjk->bik", {left}, {right})'])
            case _:
                return None

    def _linear(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        size = self.choices.number(1, 3)
        name = f"{self.side}_net{len(self.modules) + 1}"
        made = f"nn.Linear({size}, {shape[-1]})"
        if self.choices.chance(40):
            made = f"nn.Sequential(nn.Linear({size}, 4), nn.{self.choices.pick(['ReLU', 'Tanh', 'Softplus'])}(), nn.Linear(4, {shape[-1]}))"
        self.modules.append(f"{name} = {made}")
        return f"{name}({self._plain((*shape[:-1], size), content, depth)})"

    def _outer(self, shape: Shape, content: str, depth: int) -> str | None:
        if len(shape) != 2:
            return None
        left, right = self._plain(shape[:1], content, depth), self._plain(shape[1:], content, depth)
        return self.choices.pick([f"torch.outer({left}, {right})", f"({_operand(left)}[:, None] * {right})", f"({_operand(left)}.unsqueeze(-1) + {right})"])


_KEEPING = ("unsqueeze", "squeeze", "reshape", "expand", "transpose", "permute", "index", "slice", "select", "stack", "cat", "repeat", "mean")
_CHANGING = ("broadcast", "broadcast", "broadcast", "scalar", "scalar", "sum", "matmul", "matmul", "linear", "outer")
TENSOR_CONSTRUCTS = tuple(sorted({f"tensor: {kind}" for kind in (*_KEEPING, *_CHANGING)}))


def _sizes(choices: Choices, shape: Shape) -> str:
    """Sizes as the arguments of a constructor."""
    if not shape:
        return "()"
    listed = ", ".join(map(str, shape))
    return choices.pick([listed, listed, f"({listed},)", f"[{listed}]", f"torch.Size([{listed}])"])


def _operand(text: str) -> str:
    """An expression of which an attribute can be taken."""
    return text if not text.startswith("-") else f"({text})"


def _fits(shape: Shape, target: Shape) -> bool:
    """Whether a shape broadcasts to another one without changing it."""
    return len(shape) <= len(target) and all(own in (1, size) for own, size in zip(shape[::-1], target[::-1]))
