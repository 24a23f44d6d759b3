"""PYR506: a parameter to which nothing gives a first value."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.rules._common import did_you_mean, first_of_each_place
from pyroast.trace import Site, name_text
from pyroast.training import never_initialised


@rule(
    code="PYR506",
    name="param-without-init",
    subject=PAIR,
    runtime=(Raises("KeyError", "loc_q"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A parameter is asked for that nothing initialises.

    ## Why is this bad?
    `pyro.param(name)` without an initial value reads the param store. If nothing has put a value there under that name, mostly
    because one of the two names is misspelt, it raises KeyError with the bare name.

    ## Example
    ```python
    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("loc_q"), 1.0))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        pyro.sample("loc", dist.Normal(pyro.param("loc_q", torch.tensor(0.0)), 1.0))
    ```
    ## When pyroast stays silent
    Where the param store is used directly (it may be loaded from a file), where a name is computed that may be this one,
    where a function that is not run gives it a value, and where a part of model or guide is not known.
    """
    pair = alignment.pair
    names = [name_text(name) for name in pair.training.initialised]
    yield from first_of_each_place(_report(site, names) for site in never_initialised(pair))


def _report(site: Site, names: list[str]) -> Report:
    name = name_text(site.name)
    return Report(
        site.span,
        site.path,
        f"parameter '{name}' has no initial value here, and nothing else in the program gives it one: Pyro raises KeyError "
        f"'{name}'{did_you_mean(name, names)}",
        Runtime.RAISES,
        name,
    )
