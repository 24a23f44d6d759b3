"""PYR313: model and guide name the positional arguments of the step in another order."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Silent, rule


@rule(
    code="PYR313",
    name="swapped-arguments",
    subject=PAIR,
    runtime=(Silent("the guide reads one argument where the model reads the other"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Model and guide have the same parameters, in another order.

    ## Why is this bad?
    `svi.step(x, y)` hands its arguments to both sides by position. Where the guide names them `(y, x)`, it computes its
    posterior from what the model takes for the other one. If the shapes agree, nothing is said.

    ## Example
    ```python
    def model(x, scale=torch.tensor(1.0)):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(x)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=x)

    def guide(scale=torch.tensor(1.0), x=data):  # error
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", x.mean()), scale.square().mean()))
    ```
    Use instead:
    ```python
    def guide(x, scale=torch.tensor(1.0)):
        pyro.sample("loc", dist.Normal(pyro.param("loc_loc", x.mean()), scale.square().mean()))
    ```
    ## When pyroast stays silent
    Where the arguments are given by keyword, where one side has a parameter that the other has not, and where one side does
    not read the parameters that are swapped.
    """
    pair = alignment.pair
    model, guide = pair.parameters
    names, others = [name for name, _, _ in model], [name for name, _, _ in guide]
    if names == others or sorted(names) != sorted(others) or not pair.compares:
        return
    given = [(name, other) for (name, _, by_place), (other, _, _) in zip(model, guide) if by_place]
    swapped = {name for both in given if both[0] != both[1] for name in both}
    if not all(any(read and name in swapped for name, read, _ in side) for side in (model, guide)):
        return
    yield Report(
        pair.guide.span,
        pair.guide.path,
        f"the guide takes ({', '.join(others)}) and the model ({', '.join(names)}): both are handed the same arguments by "
        "position, so the guide reads one for the other, and Pyro says nothing; give both the same order",
        Runtime.SILENT,
        related=(Related(pair.model.path, pair.model.span, f"the model (line {pair.model.span.line})"),),
    )
