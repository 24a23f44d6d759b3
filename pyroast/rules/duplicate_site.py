"""PYR101: two statements of one run under one name."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.conditions import TRUE
from pyroast.finding import Related
from pyroast.rule import TRACE, Raises, Report, Runtime, rule
from pyroast.trace import Site, Trace, is_open, name_text
from pyroast.values import Name


@rule(
    code="PYR101",
    name="duplicate-site",
    subject=TRACE,
    runtime=(Raises("RuntimeError", "Multiple sample sites named"),),
)
def check(trace: Trace) -> Iterator[Report]:
    """Two sample or plate statements of one run have the same name.

    ## Why is this bad?
    A trace holds every name once. Pyro raises `Multiple sample sites named` at the second statement of a
    name: in the next round of a loop, in the second call of a helper, at a plate that is named like a site,
    or at a second plate object of one name. `pyro.deterministic` and `pyro.factor` are sample statements too.

    ## Example
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in range(2):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=data[i])  # error
    ```
    Use instead:
    ```python
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in range(2):
            pyro.sample(f"x_{i}", dist.Normal(loc, 1.0), obs=data[i])
    ```
    ## When pyroast stays silent
    On statements in branches that exclude each other, on loops that may have a single round, and on a
    `pyro.param` that is read twice. A plate without a size leaves no trace, and one plate object may be
    entered again.
    """
    seen: dict[Name, list[Site]] = {}
    for site in trace.sites:
        if site.kind == "param":
            continue
        text = name_text(site.name)
        before = [other for other in seen.get(site.name, []) if _both_reached(other, site)]
        if before:
            if len([other for other in seen[site.name] if _both_reached(other, site)]) == 1:
                yield Report(
                    site.span,
                    site.path,
                    f"'{text}' is sampled twice: Pyro raises RuntimeError 'Multiple sample sites named {text!r}'",
                    Runtime.RAISES,
                    text,
                    (
                        Related(
                            before[0].path,
                            before[0].span,
                            f"'{text}' is first reached here (line {before[0].span.line})",
                        ),
                    ),
                    stops=site.presence == TRUE,
                )
        elif _repeated(site) and not is_open(site.name):
            yield Report(
                site.span,
                site.path,
                f"'{text}' is sampled in every round of the loop: Pyro raises RuntimeError 'Multiple sample sites named "
                f"{text!r}'; put the loop index into the name",
                Runtime.RAISES,
                text,
                stops=True,
            )
        seen.setdefault(site.name, []).append(site)


def _both_reached(first: Site, second: Site) -> bool:
    return first.presence == second.presence or first.presence == TRUE


def _repeated(site: Site) -> bool:
    """Whether a loop of at least two rounds reaches the statement under the same name each time."""
    counts = [loop.origin[2] for loop in site.loops]
    return site.presence == TRUE and any(isinstance(count, int) and count >= 2 for count in counts)
