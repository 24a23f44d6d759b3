"""PYR511: an inference that starts from what another one has learnt."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Related, Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Silent, rule


@rule(
    code="PYR511",
    name="stale-param-store",
    subject=PAIR,
    runtime=(Silent("the second inference starts from the parameters of the first"),),
    severity=Severity.INFO,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """A second inference in one scope has parameters of the names that an earlier one has trained.

    ## Why is this bad?
    The param store belongs to the process. The initial values of the second inference are ignored where the first has left
    parameters under the same names: restarts are none, a comparison of models depends on their order. Autoguides of one class
    share all their names. A function that fits and is called twice is such a place.

    ## Example
    ```python
    def restarts():
        for seed in range(3):
            pyro.set_rng_seed(seed)
            guide = AutoNormal(model)
            SVI(model, guide, optim, loss=Trace_ELBO()).step(data)  # error
    ```
    Use instead:
    ```python
    def restarts():
        for seed in range(3):
            pyro.set_rng_seed(seed)
            pyro.clear_param_store()
            guide = AutoNormal(model)
            SVI(model, guide, optim, loss=Trace_ELBO()).step(data)
    ```
    ## When pyroast stays silent
    Where the store is cleared in between or used directly, and where both have the same guide, which then goes on training.
    """
    pair = alignment.pair
    if pair.stale is None or not pair.trains:
        return
    name, first = pair.stale
    yield Report(
        pair.span,
        pair.path,
        f"'{name}' is in the param store already, from the inference at line {first.line}: this one goes on from there and ignores "
        "its initial values; call pyro.clear_param_store() before",
        Runtime.SILENT,
        related=(Related(pair.path, first, "the first inference with these parameters"),),
    )
