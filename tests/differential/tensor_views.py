"""Operations on tensors that keep the values of the elements: views, joins, pieces, means of equal elements."""

from __future__ import annotations

from math import prod

from .tensor_core import MAX_ELEMENTS, Shape, TensorCore, operand, sizes_text


class Views(TensorCore):
    """Operations that keep the values of the elements."""

    def _unsqueeze(self, shape: Shape, content: str, depth: int) -> str | None:
        places = [place for place, size in enumerate(shape) if size == 1]
        if not places:
            return None
        place = self.choices.pick(places)
        inner = operand(self._plain(shape[:place] + shape[place + 1 :], content, depth))
        where = self.choices.pick([place, place - len(shape)])
        if where == 0:
            return self.choices.pick([f"{inner}.unsqueeze(0)", f"{inner}[None]"])
        if where == -1:
            return self.choices.pick([f"{inner}.unsqueeze(-1)", f"{inner}[..., None]"])
        return f"{inner}.unsqueeze({where})"

    def _squeeze(self, shape: Shape, content: str, depth: int) -> str | None:
        place = self.choices.number(0, len(shape))
        inner = self._plain((*shape[:place], 1, *shape[place:]), content, depth)
        return f"{operand(inner)}.squeeze({self.choices.pick([place, place - len(shape) - 1])})"

    def _reshape(self, shape: Shape, content: str, depth: int) -> str | None:
        count = prod(shape)
        others = [
            (count,),
            (1, count),
            (count, 1),
            shape[::-1],
            *((size, count // size) for size in (2, 3) if count % size == 0),
        ]
        inner = operand(self._plain(self.choices.pick(others), content, depth))
        sizes: list[int] = list(shape)
        if sizes and self.choices.chance(40):
            sizes[self.choices.number(0, len(sizes) - 1)] = -1
        if not sizes:
            return f"{inner}.reshape(())"
        listed = ", ".join(map(str, sizes))
        return self.choices.pick(
            [
                f"{inner}.reshape({listed})",
                f"{inner}.reshape(({listed},))",
                f"torch.reshape({inner}, ({listed},))",
            ]
        )

    def _expand(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        drop = self.choices.number(0, len(shape))
        kept = tuple(1 if self.choices.chance(40) else size for size in shape[drop:])
        inner = operand(self._plain(kept, content, depth))
        sizes = [
            *shape[:drop],
            *(
                -1 if own == size and self.choices.chance(40) else size
                for own, size in zip(kept, shape[drop:])
            ),
        ]
        listed = ", ".join(map(str, sizes))
        return self.choices.pick(
            [f"{inner}.expand({listed})", f"{inner}.expand([{listed}])", f"{inner}.expand(({listed},))"]
        )

    def _transpose(self, shape: Shape, content: str, depth: int) -> str | None:
        if len(shape) < 2:
            return None
        a, b = self.choices.pick([(-1, -2), (0, 1), (0, -1)])
        swapped = list(shape)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        inner = operand(self._plain(tuple(swapped), content, depth))
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
        return f"{operand(self._plain(tuple(before), content, depth))}.permute({', '.join(map(str, order))})"

    def _index(self, shape: Shape, content: str, depth: int) -> str | None:
        extra = self.choices.number(2, 4)
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        item = self.choices.pick([0, -1, 1])
        if self.choices.chance(40):
            return f"{operand(self._plain((*shape, extra), content, depth))}[..., {item}]"
        if shape and self.choices.chance(40):
            return f"{operand(self._plain((shape[0], extra, *shape[1:]), content, depth))}[:, {item}]"
        return f"{operand(self._plain((extra, *shape), content, depth))}[{item}]"

    def _slice(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        first, size = self.choices.chance(50), 0
        size = shape[0] if first else shape[-1]
        more = self.choices.number(1, 2)
        bounds, whole = self.choices.pick(
            [
                (f"{more}:", size + more),
                (f":{size}", size + more),
                (f":-{more}", size + more),
                (f"{more}:{size + more}", size + more + 1),
                ("::2", 2 * size),
                ("::2", 2 * size - 1),
            ]
        )
        if prod(shape) // size * whole > MAX_ELEMENTS:
            return None
        if first:
            return f"{operand(self._plain((whole, *shape[1:]), content, depth))}[{bounds}]"
        return f"{operand(self._plain((*shape[:-1], whole), content, depth))}[..., {bounds}]"

    def _select(self, shape: Shape, content: str, depth: int) -> str | None:
        """Rows chosen by a tensor of indices."""
        if not shape:
            return None
        rows = self.choices.number(1, 4)
        inner = operand(self._plain((rows, *shape[1:]), content, depth))
        index = f"torch.zeros({shape[0]}).long()"
        if self.choices.chance(40):
            return f"{inner}.index_select(0, {index})"
        index = self.choices.pick(
            [
                index,
                f"torch.tensor([{', '.join(['0'] * shape[0])}])",
                f"torch.zeros({shape[0]}, dtype=torch.long)",
            ]
        )
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
        items = [
            self._plain((*shape[:place], size, *shape[place + 1 :]), content, min(depth, 1))
            for size in (left, shape[place] - left)
        ]
        where = self.choices.pick([place, place - len(shape)])
        dim = "" if place == 0 and self.choices.chance(50) else f", {self.choices.pick(['', 'dim='])}{where}"
        return f"torch.cat([{', '.join(items)}]{dim})"

    def _other_views(self, shape: Shape, content: str, depth: int) -> str | None:
        """Views with less common names."""
        inner = operand(self._plain(shape, content, depth))
        options = [f"{inner}.contiguous()", f"{inner}.clone()", f"{inner}.detach()", f"{inner}.view({inner}.shape)" if len(inner) < 60 else f"{inner}.float()",
                   f"{inner}.view_as(torch.zeros({sizes_text(self.choices, shape)}))"]  # fmt: skip
        if shape:
            listed = ", ".join(map(str, shape))
            options += [f"{inner}.flip(0)", f"{inner}.roll(1, -1)", f"torch.broadcast_to({inner}, ({listed},))", f"{inner}.narrow(0, 0, {shape[0]})",
                        f"torch.atleast_1d({inner})", f"{inner}.expand_as(torch.zeros({listed}))"]  # fmt: skip
        if len(shape) >= 2:
            moved = operand(self._plain((*shape[1:], shape[0]), content, depth))
            options += [f"{moved}.movedim(-1, 0)", f"torch.movedim({moved}, -1, 0)", f"{operand(self._plain((shape[0] * shape[1], *shape[2:]), content, depth))}.unflatten(0, ({shape[0]}, {shape[1]}))",
                        f"{operand(self._plain((*shape[:-2], shape[-1], shape[-2]), content, depth))}.swapaxes(-1, -2)"]  # fmt: skip
        if len(shape) == 1 and shape[0] % 2 == 0 and shape[0]:
            options += [
                f"{operand(self._plain((2, shape[0] // 2), content, depth))}.flatten()",
                f"{operand(self._plain((2, shape[0] // 2), content, depth))}.view(-1)",
            ]
        return self.choices.pick(options)

    def _pieces(self, shape: Shape, content: str, depth: int) -> str | None:
        """One of the pieces of a larger tensor."""
        if not shape:
            return f"{operand(self._plain((2,), content, depth))}.unbind()[1]"
        size = shape[-1]
        wide = operand(self._plain((*shape[:-1], 2 * size), content, depth))
        long = operand(self._plain((2 * shape[0], *shape[1:]), content, depth))
        return self.choices.pick([f"{wide}.chunk(2, -1)[0]", f"{wide}.split({size}, dim=-1)[1]", f"{long}.chunk(2)[0]", f"torch.split({long}, [{shape[0]}, {shape[0]}])[0]",
                                  f"{operand(self._plain((3, *shape), content, depth))}.unbind(0)[2]"])  # fmt: skip

    def _looped(self, shape: Shape, content: str, depth: int) -> str | None:
        """A tensor built by a comprehension."""
        if not shape or shape[0] > 4:
            return None
        inner = self._plain(shape[1:], content, min(depth, 1))
        return self.choices.pick([f"torch.stack([{inner} for _ in range({shape[0]})])", f"torch.stack(tuple({inner} for _ in range({shape[0]})), dim=0)",
                                  f"torch.cat([{operand(inner)}.unsqueeze(0) for _ in range({shape[0]})])", f"torch.stack([{inner}] * {shape[0]})"])  # fmt: skip

    def _repeat(self, shape: Shape, content: str, depth: int) -> str | None:
        if not shape:
            return None
        kept = tuple(1 if self.choices.chance(50) else size for size in shape)
        times = ", ".join(str(size if own == 1 else 1) for own, size in zip(kept, shape))
        return f"{operand(self._plain(kept, content, depth))}.repeat({times})"

    def _mean(self, shape: Shape, content: str, depth: int) -> str | None:
        extra, place = self.choices.number(2, 3), self.choices.number(0, len(shape))
        if prod(shape) * extra > MAX_ELEMENTS:
            return None
        inner = operand(self._plain((*shape[:place], extra, *shape[place:]), content, depth))
        where = self.choices.pick([place, place - len(shape) - 1])
        return self.choices.pick(
            [
                f"{inner}.mean({where})",
                f"{inner}.mean(dim={where})",
                f"{inner}.max({where})[0]",
                f"{inner}.amax({where})",
            ]
        )


KEEPING = (
    "unsqueeze",
    "squeeze",
    "reshape",
    "expand",
    "transpose",
    "permute",
    "index",
    "slice",
    "select",
    "stack",
    "cat",
    "repeat",
    "mean",
    "other_views",
    "pieces",
    "looped",
)
