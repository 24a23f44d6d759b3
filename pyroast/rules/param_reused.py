"""PYR504: one parameter with two first values or constraints."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import name_text
from pyroast.training import Conflict, conflicts


@rule(
    code="PYR504",
    name="param-reused",
    subject=PAIR,
    runtime=(Silent("both statements give one tensor, with the first value and constraint"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """Two `pyro.param` statements of one name give different first values or constraints.

    ## Why is this bad?
    The param store keeps one tensor a name. The statement that runs second gets the tensor of the first, whatever
    initial value and constraint it gives itself: two things that were meant to be learnt apart are one, and a scale may be a
    parameter without its constraint.

    ## Example
    ```python
    def guide(data):
        loc = pyro.param("q", torch.tensor(0.0))
        scale = pyro.param("q", torch.tensor(1.0), constraint=constraints.positive)  # error
        pyro.sample("loc", dist.Normal(loc, scale.abs() + 0.1))
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("q_loc", torch.tensor(0.0))
        scale = pyro.param("q_scale", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(loc, scale.abs() + 0.1))
    ```
    ## When pyroast stays silent
    Where the second statement gives no initial value, or both may give the same: a parameter may be shared on purpose.
    """
    yield from first_of_each_place(_report(each) for each in conflicts(alignment.pair))


def _report(found: Conflict) -> Report:
    name = name_text(found.second.name)
    first, second = found.first, found.second
    related = Related(first.path, first.span, f"'{name}' gets its {found.what} here")
    told = f"has another {found.what} here than at line {first.span.line}, where it is made: Pyro ignores this one, both statements"
    if (first.path, first.span) == (second.path, second.span):
        told = f"gets another {found.what} when this statement runs again: Pyro ignores all but the first, all runs of it"
    return Report(
        second.span,
        second.path,
        f"parameter '{name}' {told} give one tensor",
        Runtime.SILENT,
        name,
        related=(related,),
    )
