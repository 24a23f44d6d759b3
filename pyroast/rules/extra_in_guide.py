"""PYR302: a site of the guide that is no latent of the model."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.facts import Tri
from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, Warns, rule
from pyroast.rules._common import did_you_mean, rows, unmatched_model_names
from pyroast.rules._repairs import auxiliary, renaming


@rule(
    code="PYR302",
    name="extra-in-guide",
    subject=PAIR,
    runtime=(Warns("Found non-auxiliary vars in guide but not model"), Raises("AssertionError", "")),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """The guide samples a site that is no latent of the model.

    ## Why is this bad?
    No latent site of the model takes the value that the guide draws, while its density still enters the loss.
    Pyro warns `Found non-auxiliary vars in guide but not model` and trains on; `TraceMeanField_ELBO` raises
    an AssertionError without a message. The usual causes are a misspelt name and a site that the model
    observes. A `pyro.deterministic` in the guide counts too.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
        pyro.sample("scale", dist.Delta(torch.tensor(1.0)))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(m, 0.1))
    ```
    ## When pyroast stays silent
    On sites that are marked `infer={"is_auxiliary": True}`: they are meant to be in the guide alone.
    """
    pair = alignment.pair
    candidates = unmatched_model_names(alignment)
    for row in rows(alignment):
        if row.extra is not Tri.YES:
            continue
        own = [site for site in row.guide if site.auxiliary is not True]
        observed = row.observations()
        related: tuple[Related, ...] = ()
        if observed:
            line = observed[0].span.line
            message = f"model '{pair.model.name}' does not sample '{row.text}', it observes it"
            related = (
                Related(
                    observed[0].path, observed[0].span, f"model observes '{row.text}' here (line {line})"
                ),
            )
        else:
            message = f"model '{pair.model.name}' does not sample '{row.text}'"
            related = (
                Related(pair.model.path, pair.model.span, f"model '{pair.model.name}' is defined here"),
            )
        raises = (pair.loss.name == "CSIS" and bool(observed)) or "MeanField" in pair.loss.name
        said = "Pyro raises" if raises else "Pyro warns 'Found non-auxiliary vars in guide but not model'"
        yield Report(
            own[0].span,
            own[0].path,
            f"guide '{pair.guide.name}' samples '{row.text}', but {message}: {said}"
            + ("" if observed else did_you_mean(row.text, candidates)),
            Runtime.RAISES if raises else Runtime.WARNS,
            row.text,
            related,
            repairs=() if observed else (*renaming(alignment, extra=row), *auxiliary(alignment, row)),
        )
