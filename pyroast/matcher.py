"""The matcher: the outer join of a model's and a guide's trace, site by site, under the pair's loss.

It follows `pyro.util.check_model_guide_match`: what must be in the guide, what may be, what must not.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable

from pyroast.conditions import FALSE, TRUE, Condition, both, covers, describe, either, symbols
from pyroast.facts import Tri
from pyroast.finding import Unknown
from pyroast.pairs import Pair
from pyroast.records import dataclass, field
from pyroast.trace import Hidden, Site, Trace, compare_families, edge, family, is_open, name_text, same_name
from pyroast.values import Name


@dataclass(slots=True)
class Row:
    """One name, and what each side does under it."""

    name: Name
    model: list[Site] = field(default_factory=list)
    guide: list[Site] = field(default_factory=list)
    missing: Tri = Tri.NO
    extra: Tri = Tri.NO
    summed_out: bool = False
    not_sampled: Site | None = None
    sequential: bool = False
    role: str = ""
    unknown: list[Unknown] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The name as a person would write it."""
        return name_text(self.name)

    def latents(self) -> list[Site]:
        """The model's sites of this name that are not observed."""
        return [site for site in self.model if site.latent]

    def observations(self) -> list[Site]:
        """The model's sites of this name that are observed."""
        return [site for site in self.model if site.observed is True]

    def undecided(self, reason: str, site: Site) -> None:
        """Note that something about this name cannot be decided."""
        self.unknown.append(Unknown(reason, site.path, site.span))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The join of two traces: rows in the model's order, then those that only the guide has."""

    pair: Pair
    rows: tuple[Row, ...]
    plates: tuple[Row, ...]
    hidden: tuple[Hidden, ...]
    unknown: tuple[Unknown, ...]


class Candidates:
    """The rows whose name may equal that of another row, found by the text at the ends of their names."""

    def __init__(self, rows: list[Row]) -> None:
        self.all = _Index(rows)
        self.open = _Index([row for row in rows if row.name.literal is None])

    def of(self, row: Row) -> list[Row]:
        """The rows to compare a row with, in their order; for a literal name, those alone that are not literal."""
        return (self.all if row.name.literal is None else self.open).like(row.name)


class _Index:
    """Rows by the texts at the start and, reversed, at the end of their names."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.places: tuple[dict[str, list[int]], ...] = ({}, {})
        for place, row in enumerate(rows):
            for table, text in zip(self.places, _ends(row.name)):
                table.setdefault(text, []).append(place)
        self.sorted = [sorted(table) for table in self.places]

    def like(self, name: Name) -> list[Row]:
        """The rows of which neither end excludes the name: the texts at one of the ends go on from each other."""
        found = [self._going_on(which, text) for which, text in enumerate(_ends(name)) if text]
        if not found:
            return self.rows
        places: list[int] = min(found, key=len)
        return [self.rows[place] for place in sorted(places)]

    def _going_on(self, which: int, text: str) -> list[int]:
        table, texts = self.places[which], self.sorted[which]
        found = [place for end in range(len(text)) for place in table.get(text[:end], ())]
        first = bisect_left(texts, text)
        for longer in itertools.takewhile(
            lambda other: other.startswith(text), itertools.islice(texts, first, None)
        ):
            found.extend(table[longer])
        return found


def _ends(name: Name) -> tuple[str, str]:
    return edge(name.parts, 0), edge(name.parts, -1)[::-1]


def presence(sites: Iterable[Site]) -> Condition:
    """The condition under which at least one of the sites is reached."""
    result = FALSE
    for site in sites:
        result = either(result, site.presence)
    return result


def drawn(condition: Condition, trace: Trace) -> str | None:
    """The name of a site that is drawn anew in every run and that a condition asks about; None where there is none."""
    if condition == TRUE or not condition:
        return None
    asked = {str(symbol.origin[1]) for symbol in symbols(condition) if symbol.origin[0] == "site"}
    if not asked:
        return None
    for site in trace.samples():
        if name_text(site.name) in asked and site.latent and not site.deterministic:
            if site.distribution is not None and site.distribution.name != "Delta":
                return name_text(site.name)
    return None


def align(pair: Pair) -> Alignment:
    """Join the traces of a pair."""
    model, guide = pair.model.trace, pair.guide.trace
    rows = _join(model, guide, "sample")
    plates = _join(model, guide, "plate")
    undrawn, candidates = _undrawn(pair), Candidates(rows)
    unknown: list[Unknown] = []
    for trace, side in ((model, "model"), (guide, "guide")):
        unknown.extend(
            Unknown(f"{side}: {opening.reason}", opening.path, opening.span) for opening in trace.openings
        )
    for row in rows:
        _find_not_sampled(undrawn, row)
        if pair.compares:
            _decide(pair, row, candidates)
        else:
            _describe_uncompared(row)
        unknown.extend(row.unknown)
    for row in plates:
        _find_not_sampled(undrawn, row)
        if pair.compares and not row.model and (is_open(row.name) or not certain(row.guide)):
            reason = f"plate '{row.text}' is in the guide only, in part or under a name that is not known"
            unknown.append(Unknown(reason, row.guide[0].path, row.guide[0].span))
    _check_order(pair, rows, unknown)
    _check_enumeration(pair, unknown)
    if pair.foreign:
        unknown.append(Unknown("the backend may not be Pyro's", pair.path, pair.span))
    unknown.extend(Unknown(note, pair.path, pair.span) for note in pair.notes)
    if pair.loss.custom:
        unknown.append(Unknown("the loss is a function of the program", pair.loss.path, pair.loss.span))
    return Alignment(pair, tuple(rows), tuple(plates), (*model.hidden, *guide.hidden), _distinct(unknown))


def event_dims_differ(row: Row) -> bool:
    """Whether model and guide disagree on the event_dim of a site: the cause of every other misfit of its shape."""
    return any(
        model.distribution is not None
        and guide.distribution is not None
        and None not in (model.distribution.event_dim, guide.distribution.event_dim)
        and model.distribution.event_dim != guide.distribution.event_dim
        for model in row.latents()
        for guide in row.guide
    )


def _check_order(pair: Pair, rows: list[Row], unknown: list[Unknown]) -> None:
    """Under a mean-field loss the order of the sites matters (`_check_mean_field_requirement`)."""
    if "MeanField" not in pair.loss.name or not pair.compares:
        return
    shared = [row for row in rows if row.model and row.guide]
    ordered = sorted(shared, key=lambda row: row.guide[0].order)
    if order_is_known(pair, shared):
        return
    if [row.name for row in shared] != [row.name for row in ordered]:
        site = ordered[0].guide[0]
        reason = f"the guide samples in another order than the model: {pair.loss.name} may warn"
        unknown.append(Unknown(reason, site.path, site.span))


def order_is_known(pair: Pair, shared: list[Row]) -> bool:
    """Whether both sides reach these sites on every run, each once, so that their order says all."""
    if pair.model.trace.openings or pair.guide.trace.openings:
        return False
    sites = [site for row in shared for site in (*row.model, *row.guide)]
    return all(site.presence == TRUE for site in sites) and all(
        row.name.literal is not None for row in shared
    )


def _check_enumeration(pair: Pair, unknown: list[Unknown]) -> None:
    """Whether any site is marked for enumeration, where that decides what the loss says."""
    if not pair.compares or pair.loss.enumerates is None:
        return
    traces = (pair.model.trace, pair.guide.trace) if pair.loss.enumerates else (pair.guide.trace,)
    marked = [site for trace in traces for site in trace.samples() if site.enumerate]
    if marked and not any(site.enumerate != "unknown" for site in certain(marked)):
        site = marked[0]
        reason = f"whether '{name_text(site.name)}' is marked for enumeration"
        unknown.append(Unknown(reason, site.path, site.span))


def _distinct(unknown: list[Unknown]) -> tuple[Unknown, ...]:
    return tuple(dict.fromkeys(unknown))


def _join(model: Trace, guide: Trace, kind: str) -> list[Row]:
    rows: dict[Name, Row] = {}
    for site in model.sites:
        if site.kind == kind:
            rows.setdefault(site.name, Row(site.name)).model.append(site)
    for site in guide.sites:
        if site.kind == kind:
            rows.setdefault(site.name, Row(site.name)).guide.append(site)
    return list(rows.values())


def _undrawn(pair: Pair) -> dict[Name, Site]:
    """What the guide has under a name without sampling it: observations and parameters, the first of each name."""
    if pair.loss.name == "CSIS" or pair.loss.custom or pair.via == "Predictive":
        return {}
    found: dict[Name, Site] = {}
    for site in certain(pair.guide.trace.sites):
        if site.observed is True or site.kind == "param":
            found.setdefault(site.name, site)
    return found


def _find_not_sampled(undrawn: dict[Name, Site], row: Row) -> None:
    """What stands in the guide for a latent without being a draw (`ReplayMessenger._pyro_sample`)."""
    if row.name in undrawn and any(
        site.latent or site.late or site.kind == "plate" for site in certain(row.model)
    ):
        row.not_sampled = undrawn[row.name]


def _decide(pair: Pair, row: Row, rows: Candidates) -> None:
    """Fill in what the comparison says about one row."""
    latents, observed = row.latents(), row.observations()
    uncertain = [site for site in row.model if site.observed is None]
    for site in uncertain:
        row.undecided(f"whether '{row.text}' is observed in the model", site)
    if row.not_sampled is not None:
        row.role = "must be sampled by the guide"
        return
    for guide in row.guide:
        observes = guide.observed is True and not pair.loss.reversed
        if observes and any(compatible(model, guide) for model in latents):
            row.undecided(f"whether the guide observes '{row.text}' where the model draws it", guide)
    if row.model:
        _decide_model(pair, row, rows, latents, uncertain)
    if row.guide:
        _decide_guide(pair, row, rows, latents, observed, uncertain)


def _decide_model(pair: Pair, row: Row, rows: Candidates, latents: list[Site], uncertain: list[Site]) -> None:
    if not latents:
        if not uncertain:
            row.role = row.role or "observed: the guide must not sample it"
            if all(site.deterministic for site in row.model):
                row.role = "deterministic: the guide must not sample it"
        return
    needed = presence(latents)
    partners, larger, smaller = _partners(row, rows)
    if larger and not smaller:
        row.role = "must be sampled by the guide"
        return
    provided = (presence(row.guide),) if row.guide else ()
    covered = covers(needed, provided) if provided else Tri.NO
    if covered is Tri.YES:
        row.role = "must be sampled by the guide"
        keeper = next((site.provider for site in row.guide if site.provider), "Messenger")
        if "Messenger" not in keeper and drawn(needed, pair.model.trace) is not None:
            where = f"'{row.text}' is in the model only where {describe(needed)}"
            row.undecided(f"{keeper} keeps the sites of its first run, but {where}", latents[0])
        if any(site.enumerate == "parallel" for site in row.guide) and pair.loss.enumerates:
            row.role = "enumerated in the guide, so not summed out in the model"
        return
    if _summed_out(pair, row, latents):
        return
    reason = _why_undecided(pair, row, covered, needed, partners, smaller)
    if reason is not None:
        row.missing = Tri.UNKNOWN
        row.role = f"unknown: {reason}"
        row.undecided(reason, latents[0])
        return
    row.missing = Tri.YES
    row.role = "must be sampled by the guide"


def _summed_out(pair: Pair, row: Row, latents: list[Site]) -> bool:
    """Whether enumeration settles that the guide need not sample the site, or leaves it open."""
    kinds = {site.enumerate for site in latents}
    if kinds == {"sequential"}:
        row.sequential = True
        row.missing = Tri.YES
        row.role = "enumerated sequentially in the model: not implemented"
        return True
    if not kinds & {"parallel", "unknown"}:
        return False
    enumerates = pair.loss.enumerates
    if enumerates is False:
        return False
    if kinds == {"parallel"} and enumerates:
        row.summed_out = True
        row.role = f"summed out by {pair.loss.name}: the guide need not sample it"
        return True
    row.missing = Tri.UNKNOWN
    reason = f"whether '{row.text}' is summed out"
    row.role = f"unknown: {reason}"
    row.undecided(reason, latents[0])
    return True


def _why_undecided(
    pair: Pair, row: Row, covered: Tri, needed: Condition, partners: list[Row], smaller: bool
) -> str | None:
    """Why a missing site cannot be concluded, or None if it can."""
    openings = pair.guide.trace.openings
    if openings:
        return f"'{row.text}' may be sampled by the guide: {openings[0].reason}"
    if row.guide and covered is Tri.UNKNOWN:
        return f"'{row.text}' is sampled by the guide only where {describe(presence(row.guide)) or 'always'}"
    if needed != TRUE:
        return f"'{row.text}' is in the model only where {describe(needed)}"
    if smaller:
        return None
    if partners:
        return f"'{row.text}' may be the guide's '{partners[0].text}'"
    if pair.by_name and any(_enumerable(site) for site in row.latents()):
        return f"'{row.text}' may be summed out: the loss is not known"
    return None


def _enumerable(site: Site) -> bool:
    return site.distribution is None or site.distribution.has_enumerate is not False


def _partners(row: Row, rows: Candidates) -> tuple[list[Row], bool, bool]:
    """Guide rows whose names may equal this one, and whether a family with more, or fewer, members is among them."""
    possible: list[Row] = []
    larger = smaller = False
    for other in rows.of(row):
        if other is row or not other.guide or same_name(row.name, other.name) is not Tri.UNKNOWN:
            continue
        members = compare_families(row.name, other.name) if family(row.name) == family(other.name) else None
        if members is not None and other.model == []:
            smaller, larger = smaller or members[0], larger or members[1]
        elif not other.model or is_open(row.name) or is_open(other.name):
            possible.append(other)
    return possible, larger, smaller


def _decide_guide(
    pair: Pair, row: Row, rows: Candidates, latents: list[Site], observed: list[Site], uncertain: list[Site]
) -> None:
    own = [site for site in row.guide if site.auxiliary is not True]
    if not own:
        if not row.model:
            row.role = "auxiliary"
        return
    if any(site.auxiliary is None for site in own):
        row.undecided(f"whether '{row.text}' is auxiliary", own[0])
        return
    if latents or uncertain:
        if not row.role:
            row.role = "must be sampled by the guide"
        reached = presence(own)
        allowed = either(presence(latents), presence(uncertain))
        if covers(reached, (allowed,)) is not Tri.YES and not observed:
            reason = f"'{row.text}' is in the guide also where the model has no latent of that name"
            row.undecided(reason, own[0])
        elif covers(reached, (allowed,)) is not Tri.YES:
            row.undecided(
                f"'{row.text}' is observed in the model where {describe(presence(observed))}", own[0]
            )
        return
    _decide_extra(pair, row, rows, own, observed)


def _decide_extra(pair: Pair, row: Row, rows: Candidates, own: list[Site], observed: list[Site]) -> None:
    model = pair.model.trace
    reason: str | None = None
    larger = smaller = False
    partners: list[Row] = []
    for other in rows.of(row):
        if other is row or not other.model or same_name(row.name, other.name) is not Tri.UNKNOWN:
            continue
        members = compare_families(row.name, other.name) if family(row.name) == family(other.name) else None
        if members is not None and not other.guide:
            larger, smaller = larger or members[0], smaller or members[1]
        elif not other.guide or is_open(row.name) or is_open(other.name):
            partners.append(other)
    if smaller and not larger:
        row.role = "must be sampled by the guide"
        return
    if model.openings:
        reason = f"'{row.text}' may be in the model: {model.openings[0].reason}"
    elif presence(own) != TRUE:
        reason = f"'{row.text}' is in the guide only where {describe(presence(own))}"
    elif observed and covers(presence(own), (presence(observed),)) is not Tri.YES:
        reason = f"'{row.text}' is observed in the model only where {describe(presence(observed))}"
    elif partners and not larger:
        reason = f"'{row.text}' may be the model's '{partners[0].text}'"
    if reason is not None:
        row.extra = Tri.UNKNOWN
        row.role = f"unknown: {reason}"
        row.undecided(reason, own[0])
        return
    row.extra = Tri.YES
    row.role = "observed: the guide must not sample it" if observed else "not in the model"


def _describe_uncompared(row: Row) -> None:
    if row.latents():
        row.role = "sampled by the guide" if row.guide else "not in the guide: sampled from the prior"
    elif row.model:
        row.role = "observed"
    else:
        row.role = "in the guide only"


def certain(sites: Iterable[Site]) -> list[Site]:
    """The sites that are reached on every run."""
    return [site for site in sites if site.presence == TRUE]


def together(left: Site, right: Site) -> bool:
    """Whether two sites are certainly reached on the same runs."""
    return left.presence == right.presence


def compatible(left: Site, right: Site) -> bool:
    """Whether two sites can be reached on the same run."""
    return bool(both(left.presence, right.presence))
