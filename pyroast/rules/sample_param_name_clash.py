"""PYR102: a parameter and a site under one name."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import TRUE
from pyroast.finding import Related
from pyroast.rule import TRACE, Raises, Report, Runtime, rule
from pyroast.trace import Site, Trace, is_open, name_text
from pyroast.values import Name


@rule(
    code="PYR102",
    name="sample-param-name-clash",
    subject=TRACE,
    runtime=(Raises("RuntimeError", "is already in the trace as a"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """A parameter has the name of a site.

    ## Why is this bad?
    Parameters, sites and plates share the names of a trace. Pyro raises `is already in the trace as a` at the
    second statement of the name. Model and guide have a trace each, so a parameter of the guide may have the
    name of an observed site of the model.

    ## Example
    ```python
    def guide(data):
        loc = pyro.param("loc", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(loc, 0.1))  # error
    ```
    Use instead:
    ```python
    def guide(data):
        loc = pyro.param("loc_q", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(loc, 0.1))
    ```
    """
    first: dict[Name, Site] = {}
    reported: set[Name] = set()
    for site in trace.sites:
        known = first.setdefault(site.name, site)
        clash = (known.kind == "param") != (site.kind == "param")
        if not clash or site.name in reported or is_open(site.name):
            continue
        if known.presence != TRUE and known.presence != site.presence:
            continue
        reported.add(site.name)
        text = name_text(site.name)
        kind = "param" if known.kind == "param" else "sample"
        yield Report(
            site.span,
            site.path,
            f"'{text}' is a parameter and a site: Pyro raises RuntimeError '{text} is already in the trace as a {kind}'",
            Runtime.RAISES,
            text,
            (Related(known.path, known.span, f"'{text}' is first declared here (line {known.span.line})"),),
            stops=site.presence == TRUE,
        )
