"""What the child writes: one JSON object a line, of version 1, and the recording that these lines add up to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict, Union

from pyroast.records import dataclass, field

if TYPE_CHECKING:
    from typing_extensions import Required

VERSION = 1
Place = Union["list[Union[str, int, None]]", None]
Number = Union[int, float, str, "dict[str, Union[str, int, float, None]]", None]


class Constraint(TypedDict, total=False):
    """A constraint by the name of its class, its bounds, its base and its parts."""

    type: str
    name: str
    event_dim: int | None
    lower_bound: Number
    upper_bound: Number
    base: Constraint | None
    dims: int
    parts: list[Constraint | None]
    open: bool


class Fn(TypedDict, total=False):
    """A distribution; `counts_shape` is the shape of its total_count where that is a tensor, `counts` its value."""

    module: str
    event_dim: int | None
    batch_shape: list[int] | None
    event_shape: list[int] | None
    has_enumerate: bool | None
    has_rsample: bool | None
    support: Constraint | None
    image: Constraint | None
    base: Fn
    given_rsample: bool
    counts: Number
    counts_shape: list[int]


class RecordedFrame(TypedDict):
    """One entered plate."""

    name: str
    size: int
    dim: int | None
    vectorized: bool
    counter: int
    full_size: int | None


class RecordedSite(TypedDict, total=False):
    """One site; `depends` names the enumerated sites that its distribution depends on, `chained` by `T[a][b]`."""

    kind: str
    name: str
    place: Place
    provider: str
    observed: bool
    late: bool
    auxiliary: bool
    enumerate: str
    num_samples: bool
    deterministic: bool
    infer: dict[str, Union[str, int, float, bool, None]]
    infer_keys: list[str]
    fn: Fn
    frames: list[RecordedFrame]
    value_shape: list[int] | None
    mask_shape: list[int] | None
    scale: Number
    scale_shape: list[int] | None
    markov: list[list[int]]
    depends: list[str]
    chained: bool
    enumerated_dims: list[int]
    enumerated_dim: int | None
    constraint: Constraint | None
    event_dim: int | None
    size: int
    subsample_size: int | None


class Words(TypedDict, total=False):
    """A warning or an exception: `inside` is the module that raised, `built` the place of an autoguide on the way.

    `plate` is the name of the innermost plate that an exception came through.
    """

    type: Required[str]
    message: Required[str]
    place: Required[Place]
    inside: str
    built: Place
    plate: str


class RecordedCallable(TypedDict, total=False):
    """A model or guide: its name, and the file and first line (that of the first decorator) of its definition."""

    name: str
    automatic: bool
    file: str
    line: int
    function: str
    built: Place


RecordedLoss = TypedDict(
    "RecordedLoss",
    {"class": str, "custom": bool, "options": "dict[str, Number]", "place": Place},
    total=False,
)


class RecordedRun(TypedDict, total=False):
    """One run of a pair: also as a loss makes it under enumeration, and without the plate of the particles."""

    call: int
    seed: int | None
    model: list[RecordedSite]
    guide: list[RecordedSite]
    model_raised: Words | None
    guide_raised: Words | None
    enumerated: RecordedRun | None
    plain: RecordedRun | None


class Said(TypedDict, total=False):
    """What Pyro said at a call; `inner_loss` is the loss that a loss of the program has asked."""

    call: int
    warnings: list[Words]
    raised: Words | None
    inner_loss: RecordedLoss


@dataclass(slots=True)
class RecordedPair:
    """A pair and all of its runs; `untraced` says why runs are missing, `intended` that a failure is expected."""

    via: str
    place: Place
    alone: bool
    model: RecordedCallable
    guide: RecordedCallable | None
    loss: RecordedLoss
    intended: bool = False
    runs: list[RecordedRun] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    untraced: list[str] = field(default_factory=list)


class End(TypedDict, total=False):
    """How the program came to its end."""

    reason: str
    code: str
    type: str
    message: str
    place: Place
    traceback: str
    errno: int | None
    missing: str | None
    memory: bool
    patched: list[str]
    python: str


class Exit(TypedDict, total=False):
    """How its process ended: the status as `subprocess` gives it, None where it was killed at the time limit."""

    status: int | None
    timeout: bool
    swept: int
    peak_kb: int
    failed: str


@dataclass(slots=True)
class Recording:
    """All that one child has written."""

    hello: dict[str, object] = field(default_factory=dict)
    pairs: list[RecordedPair] = field(default_factory=list)
    end: End | None = None
    exit: Exit | None = None
    broken: int = 0


def read_events(lines: Iterable[bytes]) -> Recording:
    """Add lines up; those that are no JSON of this version are counted as broken."""
    recording = Recording()
    for line in lines:
        if not line.strip():
            continue
        try:
            event = json.loads(line)
            _take(recording, event)
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            recording.broken += 1
    return recording


def read_objects(events: Iterable[dict[str, object]]) -> Recording:
    """The recording of this process, whose events were never written."""
    return read_events(json.dumps(event, default=str).encode() for event in events)


def _take(recording: Recording, event: dict[str, object]) -> None:
    kind = event.pop("event")
    number = event.pop("pair", None)
    if kind == "hello":
        if event["version"] != VERSION:
            raise ValueError("another version")
        recording.hello = event
    elif kind == "pair":
        recording.pairs.append(RecordedPair(**event))  # type: ignore[arg-type]  # the child's fields
    elif kind == "end":
        recording.end = event  # type: ignore[assignment]  # as written by the child
    elif kind == "exit":
        recording.exit = event  # type: ignore[assignment]  # as written by the warden
    elif isinstance(number, int):
        pair = recording.pairs[number]
        if kind == "run":
            pair.runs.append(event)  # type: ignore[arg-type]  # as written by the child
        elif kind == "said":
            pair.said.append(event)  # type: ignore[arg-type]  # as written by the child
        else:
            pair.untraced.append(str(event["reason"]))
    else:
        raise ValueError(kind)
