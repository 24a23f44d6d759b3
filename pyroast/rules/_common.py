"""Small helpers that several rules share: related places, did-you-mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyroast.enumeration import summed_out
from pyroast.finding import Related
from pyroast.matcher import Alignment, Row, together
from pyroast.pairs import Pair
from pyroast.rule import CallFact, Report, Runtime
from pyroast.spans import Span
from pyroast.supports import Support
from pyroast.trace import Site, Trace
from pyroast.values import Constant, Distribution

BY_HAND = ("", "EasyGuide")
"""Who makes a site in whose shapes and plates the program has a say."""


def model_site(site: Site, text: str) -> Related:
    """A related place on the model's side."""
    return Related(site.path, site.span, f"model samples '{text}' here (line {site.span.line})")


def guide_site(site: Site, text: str) -> Related:
    """A related place on the guide's side."""
    return Related(site.path, site.span, f"guide samples '{text}' here (line {site.span.line})")


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """The most similar of the other side's unmatched names, as a question to add to a message."""
    close = closest(name, sorted(set(candidates)))
    return f"; did you mean '{close}'?" if close is not None else ""


def closest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate most similar to a word, where one is at least as similar as `cutoff` (1 is equality)."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(candidates), n=1, cutoff=cutoff)), None)


def unmatched_guide_names(alignment: Alignment) -> list[str]:
    """The guide's names that are not in the model."""
    return [row.text for row in alignment.rows if row.guide and not row.model]


def unmatched_model_names(alignment: Alignment) -> list[str]:
    """The model's latent names that are not in the guide."""
    return [row.text for row in alignment.rows if row.latents() and not row.guide]


def rows(alignment: Alignment) -> Iterable[Row]:
    """The rows of an alignment on which Pyro compares the two sides."""
    return alignment.rows if alignment.pair.compares else ()


def first_of_each_place(reports: Iterable[Report]) -> Iterator[Report]:
    """One report a statement: a loop that reaches it with several names repeats the same slip."""
    seen: set[tuple[str, Span]] = set()
    for report in reports:
        if (report.path, report.span) not in seen:
            seen.add((report.path, report.span))
            yield report


def faults(trace: Trace, code: str) -> Iterable[Report]:
    """The statements of a trace at which Pyro raises what a rule stands for."""
    for fault in trace.faults:
        if fault.code == code and fault.presence:
            yield Report(fault.span, fault.path, fault.message, Runtime.RAISES, fault.site)


def logged(calls: tuple[CallFact, ...], code: str) -> Iterable[Report]:
    """The same for statements outside of any model or guide."""
    for fact in calls:
        if fact.code == code:
            related = tuple(Related(*place) for place in fact.related)
            yield Report(
                fact.span,
                fact.path,
                fact.message,
                Runtime(fact.runtime),
                related=related,
                repairs=fact.repairs,
            )


def shape_rows(alignment: Alignment) -> Iterable[Row]:
    """The rows whose shapes the pair's loss checks, where the loss is known."""
    pair = alignment.pair
    if pair.alone:  # the kernels look at shapes where they sum out sites only (`pyro.infer.mcmc.util`)
        return alignment.rows if pair.loss.checks_shapes and summed_out(alignment) else ()
    return alignment.rows if pair.compares and pair.loss.checks_shapes else ()


def has_prior(pair: Pair) -> bool:
    """Whether an EnergyDistance scores the model's latent sites (`EnergyDistance._get_traces`)."""
    scale = pair.loss.option("prior_scale", Constant(0))
    return isinstance(scale, Constant) and isinstance(scale.value, (int, float)) and scale.value > 0


def facing(row: Row) -> Iterable[tuple[Site, Site]]:
    """The latent sites of a row and the guide's draws that they meet on the same runs."""
    for model in row.latents():
        for guide in row.guide:
            if guide.observed is False and _has_own_shape(guide) and together(model, guide):
                yield model, guide


def _has_own_shape(guide: Site) -> bool:
    """Whether a guide's site has a shape of its own: those of an autoguide have the model's, unless a first value is given."""
    fn = guide.distribution
    return guide.provider in BY_HAND or (fn is not None and fn.event_shape is not None)


def reach(fn: Distribution) -> Support | None:
    """The set of values that a distribution draws from; None where its support may say more than its draws fill.

    Affine and other transforms have the real numbers as codomain in torch, whatever set they map.
    """
    if innermost(fn) == "Delta":
        return None
    inner = fn
    while inner.name != "TransformedDistribution" and inner.base is not None:
        inner = inner.base
    return inner.image if inner.name == "TransformedDistribution" else fn.support


def innermost(fn: Distribution) -> str:
    """The class name of a distribution without the wrappers that leave its support alone."""
    while fn.base is not None and fn.name in ("Independent", "MaskedDistribution", "ExpandedDistribution"):
        fn = fn.base
    return fn.name
