"""PYR503: a parameter or draw that is made once and never again."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Silent, rule
from pyroast.rules._common import first_of_each_place
from pyroast.trace import name_text
from pyroast.training import Frozen, frozen


@rule(
    code="PYR503",
    name="param-outside-trace",
    subject=PAIR,
    runtime=(Silent("the parameter keeps its initial value, and no optimiser knows it"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A `pyro.param` outside of model and guide makes a value that they use.

    ## Why is this bad?
    `SVI.step` trains the parameters that it sees while model and guide run. A `pyro.param` that ran before, at module level or in
    an `__init__`, is not among them: the value that the guide then uses stays the initial one. Likewise, a `pyro.sample` in
    an `__init__` is drawn once and is a constant from then on.

    ## Example
    ```python
    class Guide:
        def __init__(self):
            self.loc = pyro.param("loc_q", torch.tensor(0.0))  # error

        def __call__(self, data):
            pyro.sample("loc", dist.Normal(self.loc, 1.0))

    guide = Guide()
    ```
    Use instead:
    ```python
    class Guide:
        def __call__(self, data):
            loc = pyro.param("loc_q", torch.tensor(0.0))
            pyro.sample("loc", dist.Normal(loc, 1.0))
    ```
    ## When pyroast stays silent
    Where some run asks for the parameter under its name, where its value is detached or handed to an optimiser of
    torch, where a part of model or guide is not known, and on draws at module level: they may be data.
    """
    yield from first_of_each_place(_report(each) for each in frozen(alignment.pair))


def _report(found: Frozen) -> Report:
    site = name_text(found.site.name)
    if found.made.primitive == "param":
        what = f"parameter '{found.name}' is made before model and guide run, and neither asks for it"
        harm = "SVI does not train it, its value stays the initial one; call pyro.param inside"
    else:
        what = f"'{found.name}' is sampled in __init__"
        harm = "it is drawn once and is a constant in every run, no site; sample it in the model"
    related = Related(found.site.path, found.site.span, f"'{site}' is computed from it here")
    return Report(
        found.made.span, found.made.path, f"{what}: {harm}", Runtime.SILENT, found.name, related=(related,)
    )
