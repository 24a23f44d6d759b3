"""Programs about shapes drawn at random: a model and its guide are written side by side, both right at first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from .families import DELTAS, FAMILIES, Family, delta, observed_value, one_hot
from .losses import Loss, make_loss
from .pieces import Choices, Tally, inside
from .programs import Program
from .shape_faults import mutate
from .tensors import HALF, ONE, POSITIVE, REAL, Shape, Tensors, Variable

PRELUDE = """import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.distributions import transforms
from pyro.infer import (
    SVI,
    RenyiELBO,
    ReweightedWakeSleep,
    Trace_ELBO,
    TraceEnum_ELBO,
    TraceGraph_ELBO,
    TraceMeanField_ELBO,
    TraceTMC_ELBO,
    config_enumerate,
)
from pyro.ops.indexing import Vindex
from pyro.optim import Adam
from torch import nn

"""

DATA = (Variable("data", (4, 3), content=HALF), Variable("row", (3,), content=HALF), Variable("counts", (4, 2), content=ONE))
NOT_REPARAMETERIZED = frozenset({"MixtureSameFamily"})
"""Continuous families without rsample."""
Lines = list[str]
Both = tuple[Lines, Lines]
"""The statements of the model and those of the guide."""


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates around a statement: effective sizes by dim, loop variables, indices of subsamples, and the depth."""

    dims: tuple[tuple[int, int], ...] = ()
    loops: tuple[str, ...] = ()
    depth: int = 0

    @property
    def shape(self) -> Shape:
        """The batch shape that the plates give."""
        sizes = dict(self.dims)
        return tuple(sizes.get(dim, 1) for dim in range(min(sizes, default=0), 0))

    def free(self) -> int:
        """The dim that Pyro allocates."""
        taken, dim = dict(self.dims), -1
        while dim in taken:
            dim -= 1
        return dim

    def inner(self, dim: int, size: int) -> Plates:
        """With one more plate."""
        return replace(self, dims=(*self.dims, (dim, size)), depth=self.depth + 1)


@dataclass(slots=True)
class ShapedWriter:
    """Writes both sides of a program."""

    choices: Choices
    tally: Tally
    loss: Loss
    model: Tensors = field(init=False)
    guide: Tensors = field(init=False)
    serial: int = 0
    statements: int = 0
    nesting: int = 0
    latents: list[tuple[str, Family, Shape]] = field(default_factory=list)
    head: Lines = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = Tensors(self.choices, self.tally, "model", list(DATA))
        self.guide = Tensors(self.choices, self.tally, "guide", list(DATA))

    def fresh(self, letter: str) -> str:
        """A new identifier or base of a name."""
        self.serial += 1
        return f"{letter}{self.serial}"

    def block(self, plates: Plates, most: int) -> Both:
        """Some statements for both sides; what they bind is forgotten at their end."""
        kept = list(self.model.variables), list(self.guide.variables)
        model: Lines = []
        guide: Lines = []
        for _ in range(self.choices.number(1, most)):
            ours, theirs = self.statement(plates)
            model += ours
            guide += theirs
        if plates.depth:
            self.model.variables, self.guide.variables = kept
        return model, guide

    def statement(self, plates: Plates) -> Both:
        """One statement."""
        self.statements += 1
        if plates.depth >= 3 or self.statements > 9:
            return self.site(plates)
        kind = self.choices.weighted(
            {"site": 14, "plate": 9, "plate variable": 2, "two plates": 2, "sequential": 1, "markov": 2 if not plates.loops else 0,
             "handler": 2, "deterministic": 1, "obs mask": 1, "factor": 1}
        )  # fmt: skip
        both: Both = getattr(self, "write_" + kind.replace(" ", "_"))(plates)
        return both

    def write_site(self, plates: Plates) -> Both:
        """A site of any kind."""
        return self.site(plates)

    # Sites

    def name(self, base: str, plates: Plates) -> str:
        """The name of a site as source text."""
        if not plates.loops:
            return f'"{base}"'
        return f'f"{base}_{"_".join("{" + variable + "}" for variable in plates.loops)}"'

    def family(self) -> Family:
        """Any family."""
        number = self.choices.number(0, sum(each.weight for each in FAMILIES) - 1)
        for each in FAMILIES:
            number -= each.weight
            if number < 0:
                if self.loss.name == "TraceMeanField_ELBO" and (each.observed == ONE or each.group == "one hot") and self.choices.chance(85):
                    each = FAMILIES[0]
                self.tally.use(f"family: {each.name}")
                return replace(each, make=one_hot) if each.group == "one hot" else each
        raise AssertionError("the weights do not add up")

    def event(self, family: Family) -> Shape:
        """An event shape for a family, more dims than its own by `to_event`."""
        own: Shape = tuple(self.choices.number(2, 3) for _ in range(family.own))
        if family.own == 2:
            own = (own[0], own[0])
        extra = self.choices.pick([0, 0, 0, 0, 1, 1, 2]) if not family.enumerable else self.choices.pick([0, 0, 0, 0, 0, 1])
        return (*(self.choices.number(1, 3) for _ in range(extra)), *own)

    def construction(self, t: Tensors, family: Family, plates: Plates, event: Shape) -> str:
        """A distribution with this event shape whose batch shape broadcasts to the plates."""
        extra, own = event[: len(event) - family.own], event[len(event) - family.own :]
        around = plates.shape
        if t.choices.chance(50):
            cut = t.choices.number(0, len(around))
            around = tuple(1 if t.choices.chance(25) else size for size in around[cut:])
        form = t.choices.weighted({"parameters": 8, "expand": 3, "expand by": 1}) if extra or around else "parameters"
        if family.name == "Delta":
            text = family.make(t, around, event)
            return text if "event_dim=" in text or not event else f"dist.Delta({t.tensor((*around, *event), DELTAS[family.group], 2)}).to_event({len(event)})"
        match form:
            case "parameters":
                text = family.make(t, (*around, *extra), own)
            case "expand":
                t.tally.use("expand")
                kept = (*around, *extra)[t.choices.number(0, len(around) + len(extra)) :]
                kept = tuple(1 if t.choices.chance(30) else size for size in kept)
                full = (*around, *extra)
                if full and t.choices.chance(20):
                    full = tuple(-1 if size == 1 and len(kept) == len(full) and False else size for size in full)
                sizes = t.choices.pick([repr(list(full)), repr(full), f"torch.Size({list(full)})"])
                text = f"{family.make(t, kept, own)}.expand({sizes})"
            case _:
                t.tally.use("expand_by")
                full = (*around, *extra)
                cut = t.choices.number(0, len(full))
                text = f"{family.make(t, full[cut:], own)}.expand_by({list(full[:cut])})"
        if extra:
            t.tally.use("to_event")
            count = str(len(extra))
            text += f".to_event({count})" if around or t.choices.chance(80) or family.own else ".to_event()"
        if t.choices.chance(3):
            t.tally.use("mask of a distribution")
            text += t.choices.pick([".mask(True)", ".mask(torch.tensor(True))"])
        return text

    def site(self, plates: Plates) -> Both:
        """A latent site, or an observation."""
        family = self.family()
        event = self.event(family)
        base = self.fresh("x")
        name, value = self.name(base, plates), plates.shape + event
        text = self.construction(self.model, family, plates, event)
        if self.choices.chance(35):
            self.tally.use("observation")
            seen = value
            if self.choices.chance(15) and plates.shape:
                self.tally.use("observation that broadcasts")
                cut = self.choices.number(0, len(plates.shape))
                seen = (*(1 if self.choices.chance(30) else size for size in plates.shape[cut:]), *event)
            return [f"pyro.sample({name}, {text}, obs={observed_value(self.model, family, seen)})"], []
        return self._latent(plates, family, event, base, text)

    def _latent(self, plates: Plates, family: Family, event: Shape, base: str, text: str) -> Both:
        name, value = self.name(base, plates), plates.shape + event
        if not plates.depth:
            self.latents.append((base, family, value))
        enumerated, infer, theirs = self._enumeration(family, event)
        known = Variable(base, value, len(event), _content(family), family.states if not event else 0, enumerated or self.loss.vectorized)
        self.model.variables.append(known)
        ours = f"{base} = pyro.sample({name}, {text}{infer})"
        if enumerated == "model":
            return [ours], []
        other = self._guide_family(family, event)
        guide = self.construction(self.guide, other, plates, event)
        self.guide.variables.append(known)
        return [ours], [f"{base} = pyro.sample({name}, {guide}{theirs})"]

    def _enumeration(self, family: Family, event: Shape) -> tuple[str, str, str]:
        """Where a site is enumerated, and the `infer` arguments of both sides."""
        if not family.enumerable or event[: len(event) - family.own] or not self.loss.enumerates:
            if family.enumerable and self.choices.chance(4):
                self.tally.use("infer enumerate")
                return "", "", ', infer={"enumerate": "parallel"}'
            return "", "", ""
        where = self.choices.pick(["model", "model", "guide", ""])
        self.tally.use(f"enumerated in: {where or 'neither'}")
        if where == "model":
            if self.loss.configured == "model":
                return where, "", ""
            return where, ', infer={"enumerate": "parallel"}', ""
        if where == "guide":
            kind = self.choices.pick(["parallel", "parallel", "sequential"])
            return where, "", f', infer={{"enumerate": "{kind}"}}'
        return "", "", ""

    def _guide_family(self, family: Family, event: Shape) -> Family:
        """A family of the same support."""
        if self.choices.chance(12) and family.group in DELTAS:
            self.tally.use("family: Delta")
            return delta(family.group)
        others = [each for each in FAMILIES if each.group == family.group and each.own == family.own]
        if family.enumerable:
            others = [each for each in others if each.enumerable]
        if self.loss.name == "TraceMeanField_ELBO" and not self.choices.chance(10):
            others = [each for each in others if each.name not in NOT_REPARAMETERIZED] or others
        chosen = self.choices.pick(others)
        if family in others and self.choices.chance(30):
            chosen = family
        if chosen.name != family.name:
            self.tally.use("guide of another family")
        if family.group == "vector" and len(event) == 1 and self.choices.chance(30):
            return replace(FAMILIES[0], group="vector")
        return replace(chosen, make=one_hot) if chosen.group == "one hot" else chosen

    # Plates

    def _plate(self, plates: Plates) -> tuple[str, int, int]:
        """A plate: its construction, effective size and dim."""
        dim, extra = plates.free(), ""
        if self.choices.chance(45):
            taken = dict(plates.dims)
            dim = self.choices.pick([each for each in (-1, -2, -3) if each not in taken] or [-4])
            extra = f", dim={dim}"
            self.tally.use("plate with explicit dim")
        size = self.choices.number(2, 4)
        name = self.fresh("plate_")
        kind = self.choices.weighted({"whole": 14, "subsample_size": 2, "subsample": 1, "of data": 3})
        given = str(size)
        match kind:
            case "subsample_size":
                given = self.choices.pick([f"{size + 2}, subsample_size={size}", f"{size + 2}, {size}", f"size={size + 1}, subsample_size={size}"])
                self.tally.use("subsample_size")
            case "subsample":
                given = f"{size + 2}, subsample=torch.arange({size})"
                self.tally.use("subsample indices")
            case "of data":
                size, given = self.choices.pick([(4, "len(data)"), (3, "data.shape[1]"), (3, "row.size(0)"), (4, "data.shape[-2]")])
        self.nesting = max(self.nesting, -dim)
        return f'pyro.plate("{name}", {given}{extra})', size, dim

    def _with(self, header: str, both: Both) -> Both:
        model, guide = both
        if self.choices.chance(20) and len(guide) > 1:
            return [header, *inside(model)], [header, *inside(guide)]
        return [header, *inside(model)], [header, *inside(guide)] if guide else []

    def write_plate(self, plates: Plates) -> Both:
        """A plate around some statements."""
        text, size, dim = self._plate(plates)
        self.tally.use("nested plates" if plates.dims else "plate")
        target = ""
        kept = list(self.model.variables), list(self.guide.variables)
        if self.choices.chance(20):
            self.tally.use("index of a plate")
            index = self.fresh("index")
            target = f" as {index}"
            if size <= 3 and "subsample" not in text:
                picked = [Variable(f"row[{index}]", (3,), content=HALF)] if size == 3 else []
                picked += [Variable(f"data[{index}]", (size, 3), content=HALF)]
                self.model.variables += picked
        both = self._with(f"with {text}{target}:", self.block(plates.inner(dim, size), 3))
        self.model.variables, self.guide.variables = kept
        return both

    def write_plate_variable(self, plates: Plates) -> Both:
        """A plate in a variable, entered once or twice."""
        text, size, dim = self._plate(plates)
        variable = self.fresh("kept")
        self.tally.use("plate in a variable")
        model, guide = self._with(f"with {variable}:", self.block(plates.inner(dim, size), 2))
        if self.choices.chance(60):
            self.tally.use("plate re-used")
            ours, theirs = self._with(f"with {variable}:", self.block(plates.inner(dim, size), 2))
            model, guide = model + ours, guide + theirs
        made = f"{variable} = {text}"
        return [made, *model], [made, *guide] if guide else []

    def write_two_plates(self, plates: Plates) -> Both:
        """Two plates in one statement."""
        self.tally.use("several plates in one with")
        first, size, dim = self._plate(plates)
        inner = plates.inner(dim, size)
        second, other, left = self._plate(inner)
        return self._with(f"with {first}, {second}:", self.block(inner.inner(left, other), 2))

    def write_sequential(self, plates: Plates) -> Both:
        """A sequential plate."""
        self.tally.use("sequential plate")
        variable = self.fresh("i")
        name = self.fresh("plate_")
        if plates.loops:
            return self.site(plates)
        inner = replace(plates, loops=(*plates.loops, variable), depth=plates.depth + 1)
        return self._with(f'for {variable} in pyro.plate("{name}", {self.choices.number(1, 3)}):', self.block(inner, 2))

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
        matrix = self.choices.pick([f"torch.ones({states}, {states}) / {states}", f"torch.eye({states}) * 0.7 + 0.1"])
        lines = [f"table{base} = {matrix}", f"{base} = 0"]
        if second:
            lines = [f"table{base} = torch.ones({states}, {states}, {states}) / {states}", f"{base}, old{base} = 0, 0"]
        self.model.variables, kept = list(DATA), self.model.variables
        width = self.choices.pick([0, 0, 2])
        means = self.model.tensor((states, width) if width else (states,), REAL, 1)
        body = []
        if second:
            draw = f"Vindex(table{base})[old{base}, {base}]"
            body = [f"new{base} = pyro.sample({name}, dist.Categorical({draw}){infer})", f"old{base}, {base} = {base}, new{base}"]
        else:
            draw = self.choices.pick([f"table{base}[{base}]", f"Vindex(table{base})[{base}]"])
            body = [f"{base} = pyro.sample({name}, dist.Categorical({draw}){infer})"]
        end = ".to_event(1)" if width else ""
        observed = f"{seen}v = {self.model.tensor((rounds, *plates.shape, *((width,) if width else ())), REAL, 1)}"
        body.append(f'pyro.sample(f"{seen}_{{{variable}}}", dist.Normal({_indexed(means, base)}, 1.0){end}, obs={seen}v[{variable}])')
        self.model.variables = kept
        model = [*lines, observed, loop, *inside(body)]
        if enumerated:
            return model, []
        around = list(plates.shape)
        guide = [f"for {variable} in range({rounds}):",
                 *inside([f"pyro.sample({name}, dist.Categorical(torch.ones({states}) / {states}).expand({around}))"])]  # fmt: skip
        return model, guide

    # The rest

    def write_handler(self, plates: Plates) -> Both:
        """A scale or mask around statements."""
        size = plates.shape
        options = ["poutine.scale(scale=0.5)", "poutine.mask(mask=True)"]
        if size:
            options += [f"poutine.mask(mask=torch.ones({list(size)}).bool())", f"poutine.mask(mask=torch.tensor({[True] * size[-1]}))"]
            if not self.loss.enumerates:
                options += [f"poutine.scale(scale=torch.ones({list(size)}))", f"poutine.scale(scale=torch.ones({size[-1]}))"]
        text = self.choices.pick(options)
        self.tally.use(text.partition("(")[0])
        return self._with(f"with {text}:", self.block(replace(plates, depth=plates.depth + 1), 2))

    def write_deterministic(self, plates: Plates) -> Both:
        """A deterministic site."""
        self.tally.use("deterministic")
        event = (self.choices.number(1, 3),) if self.choices.chance(40) else ()
        base = self.fresh("d")
        extra = ", event_dim=1" if event else self.choices.pick(["", ", event_dim=0"])
        if not extra and plates.shape:
            extra = ", event_dim=0"
        return [f"{base} = pyro.deterministic({self.name(base, plates)}, {self.model.tensor(plates.shape + event, REAL, 2)}{extra})"], []

    def write_factor(self, plates: Plates) -> Both:
        """A factor."""
        self.tally.use("factor")
        return [f"pyro.factor({self.name(self.fresh('f'), plates)}, {self.model.tensor(plates.shape, REAL, 2)})"], []

    def write_obs_mask(self, plates: Plates) -> Both:
        """A partly observed site."""
        self.tally.use("obs_mask")
        family = FAMILIES[0]
        base = self.fresh("x")
        shape = plates.shape
        mask = self.choices.pick([f"torch.ones({list(shape)}).bool()", "torch.tensor(True)", f"torch.zeros({list(shape)}, dtype=torch.bool)"])
        name = self.name(base, plates)
        other = self.name(base + "_unobserved", plates) if not plates.loops else name[:-1] + '_unobserved"'
        text = self.construction(self.model, family, plates, ())
        value = observed_value(self.model, family, shape)
        guide = self.construction(self.guide, self._guide_family(family, ()), plates, ())
        return [f"pyro.sample({name}, {text}, obs={value}, obs_mask={mask})"], [f"pyro.sample({other}, {guide})"]


def _indexed(table: str, index: str) -> str:
    return f"({table})[{index}]"


def _content(family: Family) -> str:
    return {"real": REAL, "positive": REAL, "unit": REAL, "count": REAL, "binomial": REAL}.get(family.group, "other" if not family.own else REAL)


def make_shaped(random: Random) -> Program:
    """One program about shapes; more than half of them get faults."""
    choices, tally = Choices(random), Tally()
    loss = make_loss(choices, tally)
    writer = ShapedWriter(choices, tally, loss)
    model, guide = writer.block(Plates(), 4)
    model_text, guide_text = "model", "guide"
    decorators = {"model": "", "guide": ""}
    if loss.configured:
        tally.use("config_enumerate")
        decorators[loss.configured] = choices.pick(["@config_enumerate\n", '@config_enumerate(default="parallel")\n'])
    if choices.chance(8):
        tally.use("scale of both sides")
        model_text, guide_text = "poutine.scale(model, 0.5)", "poutine.scale(guide, 0.5)"
    single = [(base, family, shape) for base, family, shape in writer.latents if f"{base} = pyro.sample(" in "\n".join(guide)]
    if single and choices.chance(8) and f"{single[0][0]} = pyro.sample(\"{single[0][0]}\"" in "\n".join(guide):
        base, family, shape = single[0]
        handler = choices.pick(["condition", "do", "block"])
        tally.use(f"{handler} of the model")
        plain = Tensors(choices, tally, "model", [])
        value = observed_value(plain, family, shape)
        kept = [line for line in guide if not line.startswith(f'{base} = pyro.sample("{base}"')]
        if base not in "\n".join(kept):
            guide = kept
            model_text = f'poutine.block(model, hide=["{base}"])' if handler == "block" else f'poutine.{handler}(model, data={{"{base}": {value}}})'
    modules = "\n".join([*writer.model.modules, *writer.guide.modules])
    sides = "\n\n\n".join(
        f"{decorators[name]}def {name}(data, row, counts):\n" + "\n".join(inside(body or ["pass"])) for name, body in (("model", model), ("guide", guide))
    )
    expression = loss.expression(choices, writer.nesting)
    body = f"{sides}\n\n\nsvi = SVI({model_text}, {guide_text}, Adam({{'lr': 0.01}}), loss={expression})\n"
    if choices.chance(75):
        for _ in range(choices.pick([1, 1, 2])):
            body, fault = mutate(body, random)
            tally.use(f"fault: {fault}")
    arguments = "torch.full((4, 3), 0.5), torch.full((3,), 0.5), torch.ones(4, 2)"
    step = f'if __name__ == "__main__":\n    svi.step({arguments})\n'
    source = f"{PRELUDE}{modules}\n\n\n{body}\n{step}"
    return Program(source, "svi.model", "svi.guide", arguments, "svi.loss", tuple(sorted(tally.counts.items())))
