"""Compares a static trace with Pyro's: what disagrees, and what the static trace leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyroast import conditions
from pyroast.facts import Tri
from pyroast.frontend import lower_source
from pyroast.interpret.roots import interpret
from pyroast.pairs import Pair, pairs_of
from pyroast.shapes import Shape
from pyroast.site_shapes import log_prob_shape, shape_text
from pyroast.supports import Support
from pyroast.trace import Site, Trace, name_text, same_name
from pyroast.values import Distribution, Frame, Name

from .oracle import FrameFacts, TrueSite, Truth
from .programs import Program

POINTS = frozenset({"Delta", "Unit"})
"""Distributions of which Pyro says that they lie anywhere, while pyroast looks for the values themselves."""


class Different(AssertionError):
    """A definite static fact that Pyro contradicts."""


@dataclass(slots=True)
class Outcome:
    """Disagreements as (kind, text), and the reasons why the trace is open."""

    wrong: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def static_pair(source: str) -> Pair | None:
    """The pair that the interpreter finds in a module."""
    program = interpret("generated.py", lower_source(source.encode()))
    return next(pairs_of(program), None)


def compare(program: Program, truth: Truth) -> Outcome:
    """Compare both sides of a program."""
    outcome = Outcome()
    pair = static_pair(program.source)
    if pair is None:
        outcome.wrong.append(("no pair", "no pair was found"))
        return outcome
    for side, trace, real in (
        ("model", pair.model.trace, truth.model),
        ("guide", pair.guide.trace, truth.guide),
    ):
        _compare_side(outcome, side, trace, real)
    return outcome


def _compare_side(outcome: Outcome, side: str, trace: Trace, real: tuple[TrueSite, ...]) -> None:
    outcome.open.extend(f"opening: {opening.reason}" for opening in trace.openings if opening.presence)
    static = _merge_params([site for site in trace.sites if site.presence])
    names = {site.name: site for site in real}
    found: list[str] = []
    vague = bool(outcome.open)
    for site in static:
        literal = site.name.literal
        reason = _vague(site)
        if reason is not None or literal is None:
            outcome.open.append(f"{reason} ({site.kind})")
            vague = True
            continue
        if literal not in names:
            outcome.wrong.append(("extra site", f"{side}: '{literal}' is not in Pyro's trace"))
            continue
        found.append(literal)
        _compare_site(outcome, side, site, names[literal])
    if not vague:
        missing = [name for name in names if name not in set(found)]
        if missing:
            outcome.wrong.append(("missing site", f"{side}: {missing} are not in the static trace"))
        if len(set(found)) != len(found):
            outcome.wrong.append(
                ("repeated site", f"{side}: {sorted(n for n in found if found.count(n) > 1)}")
            )
    known = set(found)
    if list(dict.fromkeys(found)) != [name for name in names if name in known]:
        outcome.wrong.append(("order", f"{side}: {found} against {list(names)}"))


def _vague(site: Site) -> str | None:
    """Why nothing definite can be said about the presence or the name of a site."""
    if site.name.literal is None:
        return "name with a hole"
    if site.presence != conditions.TRUE:
        return "conditional presence"
    if site.loops:
        return "symbolic loop"
    return None


def _merge_params(sites: list[Site]) -> list[Site]:
    """Pyro keeps one node for a parameter that is read twice: at the first place, with the last content."""
    merged: dict[object, Site] = {}
    for number, site in enumerate(sites):
        merged[site.name if site.kind == "param" else number] = site
    return list(merged.values())


def _compare_site(outcome: Outcome, side: str, site: Site, real: TrueSite) -> None:
    where = f"{side}: '{real.name}'"
    if site.kind != real.kind:
        outcome.wrong.append(("kind", f"{where} is a {site.kind}, for Pyro a {real.kind}"))
        return
    if real.kind == "plate":
        return
    _compare_frames(outcome, where, site.frames, real.frames)
    if real.kind == "param":
        return
    facts = {
        "observed": (site.observed, real.observed),
        "is_auxiliary": (site.auxiliary, real.auxiliary),
        "enumerate": (None if site.enumerate == "unknown" else site.enumerate, real.enumerate),
        "event_dim": (site.distribution.event_dim if site.distribution else None, real.event_dim),
    }
    for fact, (static, true) in facts.items():
        if static is None:
            outcome.open.append(f"{fact} unknown")
        elif static != true:
            outcome.wrong.append((fact, f"{where}: {fact} is {static!r}, for Pyro {true!r}"))
    _compare_shapes(outcome, where, site, real)


def _compare_shapes(outcome: Outcome, where: str, site: Site, real: TrueSite) -> None:
    """Batch and event shape, the shape of the log_prob, and the support."""
    fn = site.distribution
    if fn is None:
        return
    shapes = {
        "batch_shape": (fn.batch_shape, real.batch_shape),
        "event_shape": (fn.event_shape, real.event_shape),
        "log_prob shape": (log_prob_shape(site), real.log_prob_shape),
    }
    for fact, (static, true) in shapes.items():
        if true is None:
            continue
        if static is None or (len(static) == len(true) and not all(isinstance(size, int) for size in static)):
            outcome.open.append(f"{fact} unknown")
        if static is not None and not _fits(static, true):
            outcome.wrong.append((fact, f"{where}: {fact} is {shape_text(static)}, for Pyro {list(true)}"))
    if real.support is None or _innermost(fn).name in POINTS:
        return
    if fn.support is None or fn.event_dim is None or not _numeric(fn.support):
        outcome.open.append(f"support unknown ({fn.name})")
    elif fn.support != real.support:
        outcome.wrong.append(("support", f"{where}: support is {fn.support}, for Pyro {real.support}"))


def _fits(static: Shape, true: tuple[int, ...]) -> bool:
    """Whether the known sizes of a shape are Pyro's."""
    return len(static) == len(true) and all(
        own == size for own, size in zip(static, true) if isinstance(own, int)
    )


def _innermost(fn: Distribution) -> Distribution:
    while fn.base is not None:
        fn = fn.base
    return fn


def _numeric(support: Support) -> bool:
    return all(isinstance(bound, (int, float)) for bound in (support.lower, support.upper))


def _compare_frames(
    outcome: Outcome, where: str, static: tuple[Frame | None, ...], real: tuple[FrameFacts, ...]
) -> None:
    if any(frame is None for frame in static):
        outcome.open.append("frame of an unknown context")
        return
    frames = [frame for frame in static if frame is not None]
    if len(frames) != len(real):
        outcome.wrong.append(
            ("frames", f"{where}: {[name_text(frame.name) for frame in frames]} against {real}")
        )
        return
    for frame, (name, size, dim, vectorized) in zip(frames, real):
        if frame.name.literal is None:
            outcome.open.append("frame: name with a hole")
            if same_name(frame.name, Name((name,))) is Tri.NO:
                outcome.wrong.append(("frame name", f"{where}: {name_text(frame.name)} against {name}"))
        elif frame.name.literal != name:
            outcome.wrong.append(("frame name", f"{where}: {frame.name.literal} against {name}"))
        if not isinstance(frame.size, (int, float)):
            outcome.open.append("frame: size unknown")
        elif frame.size != size:
            outcome.wrong.append(("frame size", f"{where}: {frame.size} against {size}"))
        if not frame.dim_known:
            outcome.open.append("frame: dim unknown")
        elif frame.dim != dim:
            outcome.wrong.append(("frame dim", f"{where}: {frame.dim} against {dim}"))
        if frame.vectorized != vectorized:
            outcome.wrong.append(("frame vectorized", f"{where}: {frame.vectorized} against {vectorized}"))


def compare_loosely(program: Program, truth: Truth) -> Outcome:
    """For programs with values that are not known: what is claimed must be so, what happens must be possible."""
    outcome = Outcome()
    pair = static_pair(program.source)
    if pair is None:
        outcome.wrong.append(("no pair", "no pair was found"))
        return outcome
    for side, trace, real in (
        ("model", pair.model.trace, truth.model),
        ("guide", pair.guide.trace, truth.guide),
    ):
        sites = [site for site in trace.sites if site.presence]
        outcome.open.extend(reason for site in sites if (reason := _vague(site)) is not None)
        for true in real:
            _explained(outcome, side, trace, sites, true)
        names = {true.name for true in real}
        for site in sites:
            if _vague(site) is None and site.name.literal not in names:
                outcome.wrong.append(("claimed", f"{side}: '{site.name.literal}' is not in Pyro's trace"))
    return outcome


def _explained(outcome: Outcome, side: str, trace: Trace, sites: list[Site], true: TrueSite) -> None:
    """A site of Pyro's must be possible by its name, and one of the possible sites must fit all its facts."""
    named = Name((true.name,))
    possible = [
        site for site in sites if site.kind == true.kind and same_name(site.name, named) is not Tri.NO
    ]
    if not possible:
        if trace.closed:
            outcome.wrong.append(("not covered", f"{side}: nothing can be '{true.name}'"))
        return
    attempts: list[list[tuple[str, str]]] = []
    for site in possible:
        attempt = Outcome()
        _compare_site(attempt, side, site, true)
        attempts.append(attempt.wrong)
    if trace.closed and all(attempts):
        outcome.wrong.append(("contradicted", "; ".join(text for _, text in min(attempts, key=len))))
