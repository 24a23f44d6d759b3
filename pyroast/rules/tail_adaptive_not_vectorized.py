"""PYR417: TraceTailAdaptive_ELBO without vectorized particles."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Raises, Report, Runtime, rule
from pyroast.values import FALSE_VALUE, Constant


@rule(
    code="PYR417",
    name="tail-adaptive-not-vectorized",
    subject=PAIR,
    runtime=(Raises("NotImplementedError", "only implemented for vectorize_particles==True"),),
)
def check(alignment: Alignment) -> Iterator[Report]:
    """`TraceTailAdaptive_ELBO` is built without `vectorize_particles=True`.

    ## Why is this bad?
    The loss weighs its particles against each other, so it computes them in one batch. Without
    `vectorize_particles=True`, which is not the default, it raises `TraceTailAdaptive_ELBO only implemented for
    vectorize_particles==True` at the first step.

    ## Example
    ```python
    from pyro.infer import TraceTailAdaptive_ELBO

    svi = SVI(model, guide, optim, loss=TraceTailAdaptive_ELBO(num_particles=5))  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=TraceTailAdaptive_ELBO(num_particles=5, vectorize_particles=True))
    ```
    ## When pyroast stays silent
    Where the option is not a known constant.
    """
    pair = alignment.pair
    if not pair.compares or pair.loss.name != "TraceTailAdaptive_ELBO":
        return
    option = pair.loss.option("vectorize_particles", FALSE_VALUE)
    if isinstance(option, Constant) and not option.value:
        yield Report(
            pair.loss.span,
            pair.loss.path,
            "TraceTailAdaptive_ELBO without vectorize_particles=True: Pyro raises NotImplementedError "
            "'TraceTailAdaptive_ELBO only implemented for vectorize_particles==True'",
            Runtime.RAISES,
        )
