"""Sites of programs about shapes: families, parameters that broadcast, enumeration, and the guide's part."""

from __future__ import annotations

from dataclasses import replace

from .families import DELTAS, FAMILIES, Family, delta, observed_value, one_hot
from .shaped_core import Both, Plates, ShapedCore
from .tensor_core import ONE, REAL, Shape, Variable
from .tensors import Tensors

NOT_REPARAMETERIZED = frozenset({"MixtureSameFamily"})
"""Continuous families without rsample."""


class ShapedSites(ShapedCore):
    """Sites."""

    def write_site(self, plates: Plates) -> Both:
        """A site of any kind."""
        return self.site(plates)

    def family(self) -> Family:
        """Any family."""
        if self.loss.enumerates and self.choices.chance(35):
            return self.choices.pick([each for each in FAMILIES if each.enumerable and each.states])
        number = self.choices.number(0, sum(each.weight for each in FAMILIES) - 1)
        for each in FAMILIES:
            number -= each.weight
            if number < 0:
                if (
                    self.loss.name == "TraceMeanField_ELBO"
                    and (each.observed == ONE or each.group == "one hot")
                    and self.choices.chance(85)
                ):
                    each = FAMILIES[0]
                self.tally.use(f"family: {each.name}")
                return replace(each, make=one_hot) if each.group == "one hot" else each
        raise AssertionError("the weights do not add up")

    def event(self, family: Family) -> Shape:
        """An event shape for a family, more dims than its own by `to_event`."""
        own: Shape = tuple(self.choices.number(2, 3) for _ in range(family.own))
        if family.own == 2:
            own = (own[0], own[0])
        extra = (
            self.choices.pick([0, 0, 0, 0, 1, 1, 2])
            if not family.enumerable
            else self.choices.pick([0, 0, 0, 0, 0, 1])
        )
        return (*(self.choices.number(1, 3) for _ in range(extra)), *own)

    def construction(self, t: Tensors, family: Family, plates: Plates, event: Shape) -> str:
        """A distribution with this event shape whose batch shape broadcasts to the plates."""
        extra, own = event[: len(event) - family.own], event[len(event) - family.own :]
        around = plates.shape
        if t.choices.chance(50):
            cut = t.choices.number(0, len(around))
            around = tuple(1 if t.choices.chance(25) else size for size in around[cut:])
        form = (
            t.choices.weighted({"parameters": 8, "expand": 3, "expand by": 1})
            if extra or around
            else "parameters"
        )
        if family.name == "Delta":
            text = family.make(t, around, event)
            return (
                text
                if "event_dim=" in text or not event
                else f"dist.Delta({t.tensor((*around, *event), DELTAS[family.group], 2)}).to_event({len(event)})"
            )
        match form:
            case "parameters":
                text = family.make(t, (*around, *extra), own)
            case "expand":
                t.tally.use("expand")
                kept = (*around, *extra)[t.choices.number(0, len(around) + len(extra)) :]
                kept = tuple(1 if t.choices.chance(30) else size for size in kept)
                full = (*around, *extra)
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
        known = Variable(
            base,
            value,
            len(event),
            _content(family),
            family.states if not event else 0,
            enumerated or self.loss.vectorized,
        )
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

    def write_deterministic(self, plates: Plates) -> Both:
        """A deterministic site."""
        self.tally.use("deterministic")
        event = (self.choices.number(1, 3),) if self.choices.chance(40) else ()
        base = self.fresh("d")
        extra = ", event_dim=1" if event else self.choices.pick(["", ", event_dim=0"])
        if not extra and plates.shape:
            extra = ", event_dim=0"
        return [
            f"{base} = pyro.deterministic({self.name(base, plates)}, {self.model.tensor(plates.shape + event, REAL, 2)}{extra})"
        ], []

    def write_factor(self, plates: Plates) -> Both:
        """A factor."""
        self.tally.use("factor")
        return [
            f"pyro.factor({self.name(self.fresh('f'), plates)}, {self.model.tensor(plates.shape, REAL, 2)})"
        ], []

    def write_obs_mask(self, plates: Plates) -> Both:
        """A partly observed site."""
        self.tally.use("obs_mask")
        family = FAMILIES[0]
        base = self.fresh("x")
        shape = plates.shape
        mask = self.choices.pick(
            [
                f"torch.ones({list(shape)}).bool()",
                "torch.tensor(True)",
                f"torch.zeros({list(shape)}, dtype=torch.bool)",
            ]
        )
        name = self.name(base, plates)
        other = self.name(base + "_unobserved", plates) if not plates.loops else name[:-1] + '_unobserved"'
        text = self.construction(self.model, family, plates, ())
        value = observed_value(self.model, family, shape)
        guide = self.construction(self.guide, self._guide_family(family, ()), plates, ())
        return [f"pyro.sample({name}, {text}, obs={value}, obs_mask={mask})"], [
            f"pyro.sample({other}, {guide})"
        ]


def _content(family: Family) -> str:
    return {"real": REAL, "positive": REAL, "unit": REAL, "count": REAL, "binomial": REAL}.get(
        family.group, "other" if not family.own else REAL
    )
