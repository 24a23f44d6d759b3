"""PYR105: a distribution of torch where one of Pyro belongs."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import Site, name_text

CODE, NAME = "PYR105", "torch-distribution"
SILENT = "the site has no event_dim, so its shape is not compared with the guide's, and to_event and mask are missing"


@rule(
    code=CODE,
    name=NAME,
    subject=PAIR,
    runtime=(
        Raises("TypeError", "object is not callable"),
        Raises("AttributeError", "has no attribute 'event_dim'"),
        Silent(SILENT),
    ),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site is given a distribution of `torch.distributions` instead of `pyro.distributions`.

    ## Why is this bad?
    Pyro draws by calling the distribution, which those of torch do not allow: a guide's site raises TypeError `object is not
    callable`. An autoguide raises `has no attribute 'event_dim'`. Where the value is already there, in an observed
    site or in one that the guide has drawn, Pyro accepts it silently, without the checks of its shape.

    ## Example
    ```python
    def guide(data):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        pyro.sample("loc", torch.distributions.Normal(loc, 1.0))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(loc, 1.0))
    ```
    ## When pyroast stays silent
    On distributions of torch inside one of Pyro's, such as the base of a TransformedDistribution, and where the class of a
    distribution is not known.
    """
    yield from first_of_each_place(_reports(alignment, raises=True))


@rule(code=CODE, name=NAME, subject=PAIR, runtime=(Silent(SILENT),), severity=Severity.WARNING, further=True)
def check_silent(alignment: Alignment) -> Iterator[Report]:
    """The same where Pyro accepts it."""
    yield from first_of_each_place(_reports(alignment, raises=False))


def _reports(alignment: Alignment, raises: bool) -> Iterator[Report]:
    pair = alignment.pair
    if not (pair.compares or pair.alone) or pair.by_name:
        return
    for row in alignment.rows:
        automatic = [site.provider for site in row.guide if site.provider]
        for site in (*row.model, *row.guide):
            if not _of_torch(site):
                continue
            text = name_text(site.name)
            effect = _effect(site, site in row.guide or not row.guide, automatic)
            if effect is None or (effect != SILENT) != raises:
                continue
            fn = site.distribution.name if site.distribution is not None else ""
            yield Report(
                site.span,
                site.path,
                f"'{text}' is given torch's {fn}, which is no distribution of Pyro: {effect}; take it from pyro.distributions",
                Runtime.RAISES if raises else Runtime.SILENT,
                text,
            )


def _of_torch(site: Site) -> bool:
    return (
        site.distribution is not None
        and not site.provider
        and not site.enumerate
        and site.distribution.qualified.startswith("torch.")
    )


def _effect(site: Site, drawn: bool, automatic: list[str]) -> str | None:
    """What Pyro does at a site; None where it is not known whether it is observed."""
    if site.observed is None:
        return None
    if site.observed is True or (not drawn and not automatic):
        return SILENT
    if automatic:
        return f"Pyro raises AttributeError 'has no attribute 'event_dim'' in {automatic[0]}"
    return "Pyro raises TypeError 'object is not callable'"
