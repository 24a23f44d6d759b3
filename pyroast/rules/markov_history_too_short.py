"""PYR408: a site depends on an enumerated state that `pyro.markov` has forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.enumeration import enumerated_in_guide, enumerates, out_of_scope, summed_out
from pyroast.finding import Related
from pyroast.matcher import Alignment, certain
from pyroast.rule import PAIR, Raises, Report, Runtime, Silent, rule
from pyroast.spans import Span
from pyroast.trace import name_text


@rule(
    code="PYR408",
    name="markov-history-too-short",
    subject=PAIR,
    runtime=(
        Raises("ValueError", "Enumeration dim conflict"),
        Silent("the dim of the older state has been given to another site, so a wrong number comes out"),
    ),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A site depends on an enumerated site that lies further back than `pyro.markov` remembers.

    ## Why is this bad?
    In a `pyro.markov` loop the tensor dim of an enumerated site is used again after `history` steps, which is 1 unless given.
    A site that still depends on an older state meets that dim under another meaning: Pyro raises `Enumeration dim
    conflict` or an AssertionError without words, `Error while packing tensors` outside the loop, or says nothing and
    computes a wrong number.

    ## Example
    ```python
    @config_enumerate
    def model(data):
        before, last = 0.0, 0.0
        for t in pyro.markov(range(5)):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.3 * last + 0.3 * before))  # error
            pyro.sample(f"obs_{t}", dist.Normal(z, 1.0), obs=data[t])
            before, last = last, z

    def guide(data):
        pass

    svi = SVI(model, guide, optim, loss=TraceEnum_ELBO(max_plate_nesting=0))
    ```
    Use instead:
    ```python
    @config_enumerate
    def model(data):
        before, last = 0.0, 0.0
        for t in pyro.markov(range(5), history=2):
            z = pyro.sample(f"z_{t}", dist.Bernoulli(0.2 + 0.3 * last + 0.3 * before))
            pyro.sample(f"obs_{t}", dist.Normal(z, 1.0), obs=data[t])
            before, last = last, z
    ```
    ## When pyroast stays silent
    In loops whose length is not known, and where it is not known on which sites a distribution depends.
    """
    pair = alignment.pair
    if not enumerates(alignment):
        return
    seen: set[Span] = set()
    for side, enumerated in (
        (pair.guide.trace, enumerated_in_guide(alignment)),
        (pair.model.trace, summed_out(alignment)),
    ):
        for found in out_of_scope(certain(side.samples()), enumerated):
            site, earlier = found.site, found.earlier
            if site.span in seen:
                continue
            seen.add(site.span)
            name, older = name_text(site.name), name_text(earlier.name)
            harm = (
                "Pyro says nothing and computes a wrong number"
                if found.silent
                else "Pyro raises 'Enumeration dim conflict' or an AssertionError"
            )
            yield Report(
                site.span,
                site.path,
                f"'{name}' depends on the enumerated site '{older}', which its pyro.markov does not remember: {harm}; give "
                "pyro.markov a longer history",
                Runtime.SILENT if found.silent else Runtime.RAISES,
                name,
                (
                    Related(
                        earlier.path, earlier.span, f"'{older}' is enumerated here (line {earlier.span.line})"
                    ),
                ),
            )
