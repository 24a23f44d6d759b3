"""What a plate does to the messages that pass it: frame, broadcasting of `fn`, rows of parameters and data.

Follows `SubsampleMessenger._process_message`, `BroadcastMessenger._pyro_sample` and
`SubsampleMessenger._postprocess_message` (pyro/poutine).
"""

from __future__ import annotations

from pyroast.facts import Tri
from pyroast.protocol import Machine, Message
from pyroast.records import replace
from pyroast.shapes import Shape
from pyroast.symbolic import Form, app, fresh, same, text
from pyroast.trace import name_text
from pyroast.values import Distribution, Frame, Symbol


def broadcast(m: Machine, message: Message) -> None:
    """Expand the distribution of a message to the plates around it (`BroadcastMessenger._pyro_sample`)."""
    fn = message.fn
    if message.kind != "sample" or not isinstance(fn, Distribution) or fn.batch_shape is None:
        return
    if message.own_batch is None:
        message.own_batch = fn.batch_shape
    target: list[Form | None] = [None if size == 1 else size for size in fn.batch_shape]
    for frame in message.frames:
        if frame is None or (frame.vectorized and frame.dim is None):
            message.fn = replace(fn, batch_shape=None)
            return
        if frame.dim is None or frame.size == -1:
            continue
        if len(target) < -frame.dim:
            target = [None] * (-frame.dim - len(target)) + target
        own = target[frame.dim]
        if own is None:
            target[frame.dim] = frame.size if frame.size is not None else fresh("size")
        elif not _fits(own, frame.size):
            _mismatch(m, message, frame, own)
            message.fn = replace(fn, batch_shape=None)
            return
        elif frame.size is not None and not isinstance(own, int):
            target[frame.dim] = frame.size
    actual = fn.batch_shape
    filled = tuple(
        size if size is not None else actual[index] if -index <= len(actual) else 1
        for index, size in zip(range(-len(target), 0), target)
    )
    message.fn = replace(fn, batch_shape=filled)


def _fits(size: Form, plate: Form | None) -> bool:
    """Whether a batch size may belong to a plate; a size known by name may be 1, but not one more or less than the plate's."""
    return plate is None or same(size, plate) is not Tri.NO


def _mismatch(m: Machine, message: Message, frame: Frame, own: Form) -> None:
    site, plate = name_text(m.site_name(message.name)), name_text(frame.name)
    m.fault(
        "PYR205",
        message.span,
        f"'{site}' has size {text(own)} at dim {frame.dim}, which belongs to plate '{plate}' of size "
        f"{text(frame.size)}: Pyro raises ValueError 'Shape mismatch inside plate('{plate}') at site {site} dim "
        f"{frame.dim}, {text(frame.size)} vs {text(own)}'",
        site,
    )


def rescale(message: Message, frame: Frame) -> None:
    """Multiply the scale of a message by size over subsample size."""
    if frame.size == frame.full_size:
        return
    if frame.size is None or frame.full_size is None or message.scale is None:
        message.scale = None
    elif isinstance(frame.size, (int, float)) and isinstance(frame.full_size, (int, float)) and frame.size:
        if isinstance(message.scale, (int, float)):
            message.scale = message.scale * frame.full_size / frame.size
        else:
            message.scale = None
    else:
        ratio = app("/", frame.full_size, frame.size)
        message.scale = ratio if message.scale == 1 else app("*", message.scale, ratio)


def take_rows(m: Machine, message: Message, frame: Frame) -> None:
    """Check a parameter or data against a plate, and take the rows that the plate chose.

    Only with `event_dim=` (`SubsampleMessenger._postprocess_message`).
    """
    value = message.value
    if frame.dim is None or message.event_dim is None or not isinstance(value, Symbol) or value.shape is None:
        return
    dim = frame.dim - message.event_dim
    if len(value.shape) < -dim or value.shape[dim] == 1 or frame.full_size is None:
        return
    size = value.shape[dim]
    if isinstance(size, int) and same(size, frame.full_size) is Tri.NO:
        _bad_rows(m, message, frame, value.shape)
        message.value = replace(value, shape=None)
        return
    if frame.size != frame.full_size:
        rows = frame.size if frame.size is not None else fresh("size")
        shape = list(value.shape)
        shape[dim] = rows
        form = app("rows", value.form, name_text(frame.name))
        message.value = replace(value, form=form, shape=tuple(shape))


def _bad_rows(m: Machine, message: Message, frame: Frame, shape: Shape) -> None:
    plate = name_text(frame.name)
    sizes = "(" + ", ".join(text(size) for size in shape) + ")"
    site = name_text(m.site_name(message.name)) if message.kind == "param" else None
    what = f"pyro.param '{site}'" if site is not None else "the argument of pyro.subsample"
    kind = "pyro.param" if site is not None else "pyro.subsample"
    m.fault(
        "PYR211",
        message.span,
        f"{what} has shape {sizes}, which does not fit plate '{plate}' of size {text(frame.full_size)} at dim {frame.dim} "
        f"left of event_dim={message.event_dim}: Pyro raises ValueError 'invalid shape of {kind}'",
        site,
    )
