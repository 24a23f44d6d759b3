"""PYR108: a site under a branch on a draw, where the other side does not take the same branch."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import Condition, covers, describe
from pyroast.facts import Tri
from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment, Row, drawn, presence
from pyroast.pairs import ALGORITHMS, Side
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import Site, name_text


@rule(
    code="PYR108",
    name="site-behind-random-branch",
    subject=PAIR,
    runtime=(Silent("until a run takes the branch: then model and guide have other sites"),),
    severity=Severity.INFO,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site is sampled only where a draw has some values, and the other side does not follow.

    ## Why is this bad?
    Which sites a run has then hangs on chance. As long as the draws keep to one branch, model and guide fit and nothing is said; on
    the first run that takes the other, Pyro warns `Found vars in model but not guide` or its opposite, and trains with another
    density. An autoguide, HMC and NUTS keep the sites of their first run for good.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        spread = 1.0
        if loc > 100.0:
            spread = pyro.sample("spread", dist.LogNormal(0.0, 1.0))  # error
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, spread), obs=data)

    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))
        if loc > 100.0:
            pyro.sample("spread", dist.LogNormal(0.0, 1.0))
    ```
    ## When pyroast stays silent
    Where both sides branch alike, where both branches sample the site, on branches that arguments decide or a value that is
    learnt as a point, and where a side may sample in ways that are not known.
    """
    pair = alignment.pair
    if not pair.compares and not (pair.alone and pair.loss.name in ALGORITHMS):
        return
    if not (pair.model.trace.closed and pair.guide.trace.closed):
        return
    yield from first_of_each_place(report for row in alignment.rows for report in _reports(alignment, row))


def _reports(alignment: Alignment, row: Row) -> Iterator[Report]:
    pair = alignment.pair
    latents = row.latents()
    if (
        row.summed_out
        or len(latents) != len(row.model)
        or any(site.auxiliary is not False for site in row.guide)
    ):
        return
    kept = pair.alone or any(site.provider and "Messenger" not in site.provider for site in row.guide)
    needed, given = presence(latents), presence(row.guide)
    if not kept and _alike(needed, given):
        return
    sides = ((pair.model, latents, needed, row.guide), (pair.guide, row.guide, given, latents))
    for side, sites, condition, others in sides[:1] if kept else sides:
        name = drawn(condition, side.trace)
        if name is not None:
            yield _report(alignment, side, sites[0], condition, name, others, kept)


def _report(
    alignment: Alignment,
    side: Side,
    site: Site,
    condition: Condition,
    draw: str,
    others: list[Site],
    kept: bool,
) -> Report:
    pair = alignment.pair
    text = name_text(site.name)
    other = pair.guide if side is pair.model else pair.model
    if kept:
        keeper = pair.loss.name if pair.alone else others[0].provider
        harm = f"{keeper} keeps the sites of its first run"
    else:
        harm = (
            f"'{other.name}' does not branch so: Pyro says nothing until a run has the site on one side alone"
        )
    related = tuple(
        Related(each.path, each.span, f"the other side samples '{text}' here (line {each.span.line})")
        for each in others[:1]
    )
    return Report(
        site.span,
        site.path,
        f"'{text}' is sampled only where {describe(condition)}, and '{draw}' is drawn anew in every run: {harm}",
        Runtime.SILENT,
        text,
        () if kept else related,
    )


def _alike(left: Condition, right: Condition) -> bool:
    return covers(left, (right,)) is Tri.YES and covers(right, (left,)) is Tri.YES
