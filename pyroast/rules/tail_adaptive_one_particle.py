"""PYR418: TraceTailAdaptive_ELBO with one particle."""

from __future__ import annotations

from collections.abc import Iterator

from pyroast.finding import Severity
from pyroast.matcher import Alignment
from pyroast.rule import PAIR, Report, Runtime, Warns, rule
from pyroast.values import FALSE_VALUE, Constant


@rule(
    code="PYR418",
    name="tail-adaptive-one-particle",
    subject=PAIR,
    runtime=(Warns("For num_particles==1 TraceTailAdaptive_ELBO"),),
    severity=Severity.WARNING,
)
def check(alignment: Alignment) -> Iterator[Report]:
    """`TraceTailAdaptive_ELBO` is built with a single particle.

    ## Why is this bad?
    The adaptive weights compare particles; with one, which is the default, nothing is left to compare and the loss is
    the usual ELBO. Pyro warns `For num_particles==1 TraceTailAdaptive_ELBO uses the same loss function as Trace_ELBO`.

    ## Example
    ```python
    from pyro.infer import TraceTailAdaptive_ELBO

    svi = SVI(model, guide, optim, loss=TraceTailAdaptive_ELBO(vectorize_particles=True))  # error
    ```
    Use instead:
    ```python
    svi = SVI(model, guide, optim, loss=TraceTailAdaptive_ELBO(num_particles=5, vectorize_particles=True))
    ```
    ## When pyroast stays silent
    Where an option is not a known constant.
    """
    pair = alignment.pair
    if not pair.compares or pair.loss.name != "TraceTailAdaptive_ELBO":
        return
    particles = pair.loss.option("num_particles", Constant(1))
    vectorized = pair.loss.option("vectorize_particles", FALSE_VALUE)
    if particles == Constant(1) and isinstance(vectorized, Constant) and vectorized.value:
        yield Report(
            pair.loss.span,
            pair.loss.path,
            "TraceTailAdaptive_ELBO with one particle: Pyro warns 'For num_particles==1 TraceTailAdaptive_ELBO uses the same "
            "loss function as Trace_ELBO'; give more num_particles",
            Runtime.WARNS,
        )
