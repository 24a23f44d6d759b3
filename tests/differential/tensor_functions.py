"""Operations on tensors that change the values of the elements: arithmetic, reductions, products, layers."""

from __future__ import annotations

from math import prod

from .tensor_core import MAX_ELEMENTS, Shape, TensorCore, operand, sizes_text


class Functions(TensorCore):
    """Operations that change the values of the elements."""

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
        return self.choices.pick(
            [
                f"({inner} * 2)",
                f"(1.0 - {inner})",
                f"({inner} / 2)",
                f"torch.tanh({inner})",
                f"{operand(inner)}.sigmoid()",
                f"torch.where({inner} > 0, {inner}, torch.tensor(0.1))",
                f"{operand(inner)}.clamp(min=0.1)",
                f"(-{operand(inner)})",
            ]
        )

    def _sum(self, shape: Shape, content: str, depth: int) -> str | None:
        extra, place = self.choices.number(2, 3), self.choices.number(0, len(shape))
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        where = self.choices.pick([place, place - len(shape) - 1])
        inner = operand(self._plain((*shape[:place], extra, *shape[place:]), content, depth))
        if shape and shape[0] == 1 and self.choices.chance(60):
            inner = operand(self._plain((extra, *shape[1:]), content, depth))
            return f"{inner}.sum(0, keepdim=True)"
        return self.choices.pick(
            [
                f"{inner}.sum({where})",
                f"torch.sum({inner}, dim={where})",
                f"{inner}.logsumexp({where})",
                f"{inner}.sum(dim={where})",
            ]
        )

    def _matmul(self, shape: Shape, content: str, depth: int) -> str | None:
        inner = self.choices.number(1, 3)
        match shape:
            case (rows, columns):
                left, right = (
                    self._plain((rows, inner), content, depth),
                    self._plain((inner, columns), content, depth),
                )
                return self.choices.pick(
                    [
                        f"({left} @ {right})",
                        f"torch.matmul({left}, {right})",
                        f"torch.mm({left}, {right})",
                        f'torch.einsum("ij,jk->ik", {left}, {right})',
                        f"{operand(left)}.matmul({right})",
                    ]
                )
            case (rows,):
                left, right = (
                    self._plain((rows, inner), content, depth),
                    self._plain((inner,), content, depth),
                )
                return self.choices.pick(
                    [
                        f"({left} @ {right})",
                        f"torch.mv({left}, {right})",
                        f'torch.einsum("ij,j->i", {left}, {right})',
                    ]
                )
            case ():
                left, right = self._plain((inner,), content, depth), self._plain((inner,), content, depth)
                return self.choices.pick(
                    [
                        f"({left} @ {right})",
                        f"torch.dot({left}, {right})",
                        f'torch.einsum("i,i->", {left}, {right})',
                    ]
                )
            case (batch, rows, columns):
                left, right = (
                    self._plain((batch, rows, inner), content, depth),
                    self._plain((batch, inner, columns), content, depth),
                )
                return self.choices.pick(
                    [
                        f"torch.bmm({left}, {right})",
                        f"({left} @ {right})",
                        f'torch.einsum("bij,bjk->bik", {left}, {right})',
                    ]
                )
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

    def _functional(self, shape: Shape, content: str, depth: int) -> str | None:
        """Functions of several kinds."""
        inner = self._plain(shape, content, depth)
        options = [
            f"nn.functional.relu({inner})",
            f"{operand(inner)}.tanh()",
            f"nn.functional.leaky_relu({inner}, 0.1)",
            f"torch.minimum({inner}, torch.ones(()))",
        ]
        if shape:
            options += [f"{operand(inner)}.cumsum(-1)", f"nn.functional.softmax({inner}, dim=-1)", f"torch.sort({inner}, -1)[0]", f"({inner} - {operand(inner)}.mean(-1, keepdim=True))" if len(inner) < 80 else f"{operand(inner)}.cumsum(0)",
                        f"nn.functional.one_hot(torch.zeros({sizes_text(self.choices, shape[:-1])}).long(), {shape[-1]}).float()",
                        f"nn.functional.linear({self._plain((*shape[:-1], 2), content, depth)}, torch.ones({shape[-1]}, 2))",
                        f"nn.functional.pad({self._plain((*shape[:-1], max(1, shape[-1] - 1)), content, depth)}, (0, {shape[-1] - max(1, shape[-1] - 1)}))"]  # fmt: skip
        if len(shape) == 2:
            options += [f"torch.tensordot({self._plain((shape[0], 2), content, depth)}, {self._plain((2, shape[1]), content, depth)}, dims=1)",
                        f"torch.cdist({self._plain((shape[0], 2), content, depth)}, {self._plain((shape[1], 2), content, depth)})",
                        f'torch.einsum("i,j->ij", {self._plain(shape[:1], content, depth)}, {self._plain(shape[1:], content, depth)})',
                        f"torch.tril({inner})"]  # fmt: skip
        if len(shape) == 1:
            options += [f"torch.diagonal({self._plain((shape[0], shape[0]), content, depth)})", f"torch.diag({self._plain((shape[0], shape[0]), content, depth)})",
                        f"torch.norm({self._plain((shape[0], 2), content, depth)}, dim=-1)"]  # fmt: skip
        return self.choices.pick(options)

    def _outer(self, shape: Shape, content: str, depth: int) -> str | None:
        if len(shape) != 2:
            return None
        left, right = self._plain(shape[:1], content, depth), self._plain(shape[1:], content, depth)
        return self.choices.pick(
            [
                f"torch.outer({left}, {right})",
                f"({operand(left)}[:, None] * {right})",
                f"({operand(left)}.unsqueeze(-1) + {right})",
            ]
        )


CHANGING = (
    "broadcast",
    "broadcast",
    "broadcast",
    "scalar",
    "scalar",
    "sum",
    "matmul",
    "matmul",
    "linear",
    "outer",
    "functional",
    "functional",
)
