"""What a distribution is made from: its `base_dist`, as reparametrisers and their strategies look at it."""

from __future__ import annotations

from pyroast.library.distribution_transforms import as_transform
from pyroast.library.distribution_values import Transform, full_shape, rebatched, unknown_sizes
from pyroast.library.reparam_parts import is_a, shaped
from pyroast.protocol import Arguments, Machine
from pyroast.shapes import Shape
from pyroast.values import NONE, Distribution

WRAPPERS = frozenset(
    {"MaskedDistribution", "ExpandedDistribution", "ZeroInflatedDistribution", "FoldedDistribution"}
)
_MADE = {
    "LogNormal": ("Normal", ("loc", "scale")),
    "AffineBeta": ("Beta", ("concentration1", "concentration0")),
    "LKJ": ("LKJCholesky", ("dim", "concentration")),
}
"""Transformed distributions that build a base of Pyro's own; the other named ones build one of torch's."""


def base_dist(m: Machine, fn: Distribution) -> tuple[bool, Distribution | None]:
    """Whether it is known if `fn.base_dist` is a distribution of Pyro's, and that distribution.

    Those of torch have no `event_dim`; they come from torch's own classes, and from
    `torch.distributions.TransformedDistribution.__init__` where a transform needs more event dims than the base has.
    """
    if fn.name == "Independent":
        return fn.base is not None, rebatched(fn, fn.batch_shape).base
    if fn.name in _MADE:
        name, arguments = _MADE[fn.name]
        given = {key: value for key in arguments if (value := fn.argument(key)) is not None}
        made = m.library(f"pyro.distributions.{name}", Arguments([], given))
        return True, shaped(
            made, full_shape(fn), None if made.event_dim is None else made.event_dim
        ) if isinstance(made, Distribution) else None
    if fn.name in WRAPPERS:
        return fn.base is not None, rebatched(fn.base, fn.batch_shape) if fn.base is not None else None
    if fn.name == "TransformedDistribution":
        chain = _chain(m, fn)
        if chain is None or fn.base is None or chain.domain_dim is None or fn.base.event_dim is None:
            return False, None
        return True, _transformed_base(fn, fn.base, chain) if chain.domain_dim <= fn.base.event_dim else None
    return bool(fn.name), None


def lost_event_dims(m: Machine, fn: Distribution) -> int | None:
    """How many event dims the transforms of a transformed distribution add; None where that is not known."""
    if fn.name != "TransformedDistribution":
        return 0 if is_a(fn, "TransformedDistribution") else None
    chain = _chain(m, fn)
    if chain is None or chain.domain_dim is None or chain.codomain_dim is None:
        return None
    return chain.codomain_dim - chain.domain_dim


def _chain(m: Machine, fn: Distribution) -> Transform | None:
    return as_transform(m, fn.argument("transforms") or NONE)


def _transformed_base(fn: Distribution, base: Distribution, chain: Transform) -> Distribution:
    """The base in the shape to which `TransformedDistribution.__init__` and the plates expand it."""
    if (
        fn.batch_shape is None
        or fn.event_dim is None
        or chain.codomain_dim is None
        or chain.domain_dim is None
    ):
        return rebatched(base, None)
    events = fn.event_dim + chain.domain_dim - chain.codomain_dim
    own, full = full_shape(base), full_shape(fn)
    event: Shape | None
    if _keeps_shape(chain) and full is not None:
        event = full[len(full) - events :]
    else:
        event = own[len(own) - events :] if own is not None and len(own) >= events else unknown_sizes(events)
    shape = None if event is None else (*fn.batch_shape, *event)
    return shaped(base, shape, base.event_dim)


def _keeps_shape(chain: Transform) -> bool:
    """Whether a transform gives values of the shape of its arguments, but for broadcasting."""
    if chain.name in ("ComposeTransform", "IndependentTransform", "inverse") and chain.parts:
        return all(_keeps_shape(part) for part in chain.parts)
    return chain.change == 0 and chain.domain_dim == chain.codomain_dim
