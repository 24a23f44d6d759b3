"""Blocks of programs about shapes: plates, chains, handlers, rows of parameters and data."""

from __future__ import annotations

from dataclasses import replace

from .pieces import inside
from .shaped_core import DATA, Both, Plate, Plates, ShapedCore
from .tensor_core import HALF, REAL, Variable


class ShapedBlocks(ShapedCore):
    """Statements that hold other ones, and what depends on plates."""

    def site(self, plates: Plates) -> Both:
        """A latent site, or an observation."""
        raise NotImplementedError

    def _plate(self, plates: Plates) -> Plate:
        """A plate."""
        dim, extra = plates.free(), ""
        if self.choices.chance(45):
            taken = dict(plates.dims)
            dim = self.choices.pick([each for each in (-1, -2, -3) if each not in taken] or [-4])
            extra = f", dim={dim}"
            self.tally.use("plate with explicit dim")
        size = self.choices.number(2, 4)
        name = self.fresh("plate_")
        kind = self.choices.weighted({"whole": 14, "subsample_size": 2, "subsample": 1, "of data": 3})
        given, full = str(size), size
        match kind:
            case "subsample_size":
                full = size + 2
                given = self.choices.pick(
                    [
                        f"{full}, subsample_size={size}",
                        f"{full}, {size}",
                        f"size={full}, subsample_size={size}",
                    ]
                )
                self.tally.use("subsample_size")
            case "subsample":
                full = size + 2
                given = f"{full}, subsample=torch.arange({size})"
                self.tally.use("subsample indices")
            case "of data":
                size, given = self.choices.pick(
                    [(4, "len(data)"), (3, "data.shape[1]"), (3, "row.size(0)"), (4, "data.shape[-2]")]
                )
                full = size
        self.nesting = max(self.nesting, -dim)
        return Plate(f'pyro.plate("{name}", {given}{extra})', size, full, dim, name)

    def write_plate(self, plates: Plates) -> Both:
        """A plate around some statements."""
        plate = self._plate(plates)
        text, size = plate.text, plate.size
        self.tally.use("nested plates" if plates.dims else "plate")
        target = ""
        kept = list(self.model.variables), list(self.guide.variables)
        if self.choices.chance(20):
            self.tally.use("index of a plate")
            index = self.fresh("index")
            target = f" as {index}"
            if size <= 3 and size == plate.full:
                picked = [Variable(f"row[{index}]", (3,), content=HALF)] if size == 3 else []
                picked += [Variable(f"data[{index}]", (size, 3), content=HALF)]
                self.model.variables += picked
        both = self.around(f"with {text}{target}:", self.block(plates.inner(plate), 3))
        self.model.variables, self.guide.variables = kept
        return both

    def write_plate_variable(self, plates: Plates) -> Both:
        """A plate in a variable, entered once or twice."""
        plate = self._plate(plates)
        variable = self.fresh("kept")
        self.tally.use("plate in a variable")
        model, guide = self.around(f"with {variable}:", self.block(plates.inner(plate), 2))
        if self.choices.chance(60):
            self.tally.use("plate re-used")
            ours, theirs = self.around(f"with {variable}:", self.block(plates.inner(plate), 2))
            model, guide = model + ours, guide + theirs
        made = f"{variable} = {plate.text}"
        return [made, *model], [made, *guide] if guide else []

    def write_two_plates(self, plates: Plates) -> Both:
        """Two plates in one statement."""
        self.tally.use("several plates in one with")
        first = self._plate(plates)
        inner = plates.inner(first)
        second = self._plate(inner)
        return self.around(f"with {first.text}, {second.text}:", self.block(inner.inner(second), 2))

    def write_sequential(self, plates: Plates) -> Both:
        """A sequential plate."""
        self.tally.use("sequential plate")
        variable = self.fresh("i")
        name = self.fresh("plate_")
        if plates.loops:
            return self.site(plates)
        inner = replace(plates, loops=(*plates.loops, variable), depth=plates.depth + 1)
        return self.around(
            f'for {variable} in pyro.plate("{name}", {self.choices.number(1, 3)}):', self.block(inner, 2)
        )

    def write_markov(self, plates: Plates) -> Both:
        """A chain of discrete states with observations."""
        self.tally.use("markov chain")
        rounds, states, variable = self.choices.number(2, 4), 3, self.fresh("t")
        base, seen = self.fresh("z"), self.fresh("y")
        loop = f"for {variable} in pyro.markov(range({rounds})):"
        second = self.choices.chance(25)
        if second:
            loop = f"for {variable} in pyro.markov(range({rounds}), history=2):"
        elif self.choices.chance(15):
            loop = f"for {variable} in range({rounds}):"
        name = f'f"{base}_{{{variable}}}"'
        enumerated = self.loss.enumerates
        infer = ', infer={"enumerate": "parallel"}' if enumerated and self.loss.configured != "model" else ""
        matrix = self.choices.pick(
            [f"torch.ones({states}, {states}) / {states}", f"torch.eye({states}) * 0.7 + 0.1"]
        )
        lines = [f"table{base} = {matrix}", f"{base} = 0"]
        if second:
            lines = [
                f"table{base} = torch.ones({states}, {states}, {states}) / {states}",
                f"{base}, old{base} = 0, 0",
            ]
        self.model.variables, kept = list(DATA), self.model.variables
        width = self.choices.pick([0, 0, 2])
        means = self.model.tensor((states, width) if width else (states,), REAL, 1)
        body = []
        if second:
            draw = f"Vindex(table{base})[old{base}, {base}]"
            body = [
                f"new{base} = pyro.sample({name}, dist.Categorical({draw}){infer})",
                f"old{base}, {base} = {base}, new{base}",
            ]
        else:
            draw = self.choices.pick([f"table{base}[{base}]", f"Vindex(table{base})[{base}]"])
            body = [f"{base} = pyro.sample({name}, dist.Categorical({draw}){infer})"]
        end = ".to_event(1)" if width else ""
        observed = (
            f"{seen}v = {self.model.tensor((rounds, *plates.shape, *((width,) if width else ())), REAL, 1)}"
        )
        body.append(
            f'pyro.sample(f"{seen}_{{{variable}}}", dist.Normal({_indexed(means, base)}, 1.0){end}, obs={seen}v[{variable}])'
        )
        self.model.variables = kept
        model = [*lines, observed, loop, *inside(body)]
        if enumerated:
            return model, []
        around = list(plates.shape)
        guide = [f"for {variable} in range({rounds}):",
                 *inside([f"pyro.sample({name}, dist.Categorical(torch.ones({states}) / {states}).expand({around}))"])]  # fmt: skip
        return model, guide

    def write_handler(self, plates: Plates) -> Both:
        """A scale or mask around statements."""
        size = plates.shape
        options = ["poutine.scale(scale=0.5)", "poutine.mask(mask=True)"]
        if size:
            options += [
                f"poutine.mask(mask=torch.ones({list(size)}).bool())",
                f"poutine.mask(mask=torch.tensor({[True] * size[-1]}))",
            ]
            if not self.loss.enumerates:
                options += [
                    f"poutine.scale(scale=torch.ones({list(size)}))",
                    f"poutine.scale(scale=torch.ones({size[-1]}))",
                ]
        text = self.choices.pick(options)
        self.tally.use(text.partition("(")[0])
        return self.around(f"with {text}:", self.block(replace(plates, depth=plates.depth + 1), 2))

    def write_diamond(self, plates: Plates) -> Both:
        """Enumerated sites of two plates, and an observation in both or in each."""
        self.tally.use("enumerated sites of two plates")
        if plates.dims:
            return self.site(plates)
        infer = "" if self.loss.configured == "model" else ', infer={"enumerate": "parallel"}'
        a, b, c, seen = (self.fresh(letter) for letter in "abcy")
        left, right = self.fresh("plate_"), self.fresh("plate_")
        self.nesting = max(self.nesting, 2)
        draw = "dist.Categorical(torch.ones(3) / 3)"
        lines = [f'{left} = pyro.plate("{left}", 2, dim=-1)', f'{right} = pyro.plate("{right}", 3, dim=-2)']
        if self.choices.chance(50):
            lines.append(f'{c} = pyro.sample("{c}", {draw}{infer})')
        else:
            lines.append(f"{c} = torch.tensor(0)")
        lines += [
            f"with {left}:",
            f'    {a} = pyro.sample("{a}", dist.Categorical(torch.eye(3)[{c}] * 0.7 + 0.1){infer})',
        ]
        other = self.choices.pick(["global", "plate", "plate"])
        if other == "plate":
            lines += [f"with {right}:", f'    {b} = pyro.sample("{b}", {draw}{infer})']
        else:
            lines += [f'{b} = pyro.sample("{b}", {draw}{infer})']
        uses = self.choices.pick(
            [
                f"torch.arange(3.0)[{a}]",
                f"torch.arange(3.0)[{b}]",
                f"Vindex(torch.rand(3, 3))[{a}, {b}]",
                f"torch.rand(3)[{a}] + torch.rand(3)[{b}]",
            ]
        )
        around = (
            f"with {left}, {right}:"
            if other == "plate" or a in uses
            else self.choices.pick([f"with {left}:", f"with {left}, {right}:"])
        )
        lines += [around, f'    pyro.sample("{seen}", dist.Normal({uses}, 1.0), obs=torch.tensor(0.3))']
        return lines, []

    def write_rows_of_a_parameter(self, plates: Plates) -> Both:
        """A parameter of a whole plate, of which a minibatch takes its rows."""
        self.tally.use("rows of a parameter")
        event = (2,) if self.choices.chance(40) else ()
        sizes = dict(plates.full)
        full = tuple(sizes.get(dim, 1) for dim in range(min(sizes, default=0), 0))
        base = self.fresh("w")
        given = full[self.choices.number(0, len(full)) :] if self.choices.chance(30) else full
        shape = repr((*given, *event))
        lines = [f'{base} = pyro.param("{base}", torch.ones({shape}), event_dim={len(event)})']
        known = Variable(base, (*plates.shape[len(full) - len(given) :], *event), len(event))
        model, guide = [], []
        for t, target in ((self.model, model), (self.guide, guide)):
            t.variables.append(known)
            target += lines
        return model, guide

    def write_rows_of_data(self, plates: Plates) -> Both:
        """Data of a whole plate, of which a minibatch takes its rows."""
        self.tally.use("pyro.subsample")
        sizes = dict(plates.full)
        full = tuple(sizes.get(dim, 1) for dim in range(min(sizes, default=0), 0))
        base = self.fresh("rows")
        self.model.variables.append(Variable(base, plates.shape, content=HALF))
        return [f"{base} = pyro.subsample(torch.full({full!r}, 0.5), event_dim=0)"], []

    def write_block_plate(self, plates: Plates) -> Both:
        """A site outside of one of the plates around it."""
        self.tally.use("block_plate")
        dim, name = self.choices.pick(plates.names)
        inner = replace(plates, dims=tuple(each for each in plates.dims if each[0] != dim), full=tuple(each for each in plates.full if each[0] != dim),
                        names=tuple(each for each in plates.names if each[0] != dim), depth=3)  # fmt: skip
        kept = list(self.model.variables), list(self.guide.variables)
        self.model.variables, self.guide.variables = list(DATA), list(DATA)
        both = self.around(
            f"with block_plate({self.choices.pick([f'name={chr(34)}{name}{chr(34)}', f'dim={dim}'])}):",
            self.site(inner),
        )
        self.model.variables, self.guide.variables = kept
        return both


def _indexed(table: str, index: str) -> str:
    return f"({table})[{index}]"
