"""Calls of which a rule speaks by themselves: old names, and switches that turn Pyro's checks off."""

from __future__ import annotations

from pyroast.protocol import Arguments, Machine
from pyroast.records import dataclass
from pyroast.spans import Span
from pyroast.values import FALSE_VALUE, NONE, Constant, Reference, Value

METHOD = "pyro.distributions.Distribution"


@dataclass(frozen=True, slots=True)
class Old:
    """An old name: how it is written, what Pyro's warning says, and what to use."""

    shown: str
    warning: str
    instead: str


DEPRECATED = {
    "pyro.iarange": Old("pyro.iarange", "pyro.iarange is deprecated", "pyro.plate"),
    "pyro.irange": Old("pyro.irange", "pyro.irange is deprecated", "pyro.plate"),
    "pyro.random_module": Old(
        "pyro.random_module",
        "The `random_module` primitive is deprecated",
        "PyroModule with PyroSample attributes",
    ),
    f"{METHOD}.independent": Old(".independent", "independent is deprecated", ".to_event"),
    "pyro.distributions.LKJCorrCholesky": Old(
        "LKJCorrCholesky", "class LKJCorrCholesky(d, eta, validate_args=None) is deprecated", "LKJCholesky"
    ),
    "pyro.infer.autoguide.AutoGuideList.add": Old(
        ".add of an AutoGuideList", "The method `.add` has been deprecated", ".append"
    ),
    "pyro.infer.Predictive.get_samples": Old(
        ".get_samples of a Predictive", "The method `.get_samples` has been deprecated", "a call of it"
    ),
    "pyro.infer.TracePredictive": Old(
        "TracePredictive", "The `TracePredictive` class is deprecated", "pyro.infer.Predictive"
    ),
    "pyro.infer.SVI.run": Old("SVI.run", "The `SVI.run` method is deprecated", "SVI.step in a loop"),
}
"""What Pyro 1.9.2 warns of as deprecated when it is called, by qualified name."""

OLD_OPTIONS = {
    "max_iarange_nesting": Old(
        "max_iarange_nesting", "max_iarange_nesting is deprecated", "max_plate_nesting"
    ),
    "num_steps": Old("num_steps", "The `num_steps` argument to SVI is deprecated", "SVI.step in a loop"),
    "num_samples": Old(
        "num_samples", "The `num_samples` argument to SVI is deprecated", "pyro.infer.Predictive"
    ),
}
"""The same for keywords: of the losses, and of SVI."""

SWITCHES = {
    "pyro.enable_validation": "is_validate",
    "pyro.validation_enabled": "is_validate",
    "pyro.distributions.enable_validation": "is_validate",
    "torch.distributions.Distribution.set_default_validate_args": "value",
}
"""What turns validation on or off for all that follows, with the name of its first parameter."""

FILTERS = ("warnings.filterwarnings", "warnings.simplefilter")


def note(m: Machine, name: str, arguments: Arguments, span: Span) -> None:
    """Remember what there is to say of a call of a library function."""
    if m.dry:
        return
    old = DEPRECATED.get(name)
    if old is not None:
        _deprecated(m, old, span)
    if arguments.keywords:
        _keywords(m, name, arguments, span)
    if name in SWITCHES:
        given = arguments.get(0, SWITCHES[name], NONE)
        if given is not None and m.select(given) == FALSE_VALUE:
            _disabled(m, span, f"{name.rpartition('.')[2]}(False) turns Pyro's checks off")
    elif name in FILTERS:
        _filter(m, name, arguments, span)


def _keywords(m: Machine, name: str, arguments: Arguments, span: Span) -> None:
    for option, old in OLD_OPTIONS.items():
        value = arguments.keywords.get(option)
        if value is None:
            continue
        of_loss = option == "max_iarange_nesting" and name.startswith("pyro.infer.")
        if of_loss or (name == "pyro.infer.SVI" and m.condition(m.select(value)) != frozenset()):
            _deprecated(m, old, span)
    if ".distributions." in name and m.select(arguments.keywords.get("validate_args", NONE)) == FALSE_VALUE:
        short = name.rpartition(".")[2]
        _disabled(m, span, f"{short}(..., validate_args=False) turns the checks of this distribution off")


def _deprecated(m: Machine, old: Old, span: Span) -> None:
    if any(handler.type in ("intended failure", "other backend") for handler in m.handlers):
        return
    hidden = " (not shown outside __main__)" if not old.warning.startswith(("The `", "class")) else ""
    message = f"{old.shown} is deprecated: Pyro warns '{old.warning}'{hidden}; use {old.instead}"
    m.record_finding("PYR513", span, message, "warns")


def _disabled(m: Machine, span: Span, what: str) -> None:
    m.record_finding(
        "PYR512", span, f"{what}: wrong shapes, supports and missing sites go on without a word", "silent"
    )


def _filter(m: Machine, name: str, arguments: Arguments, span: Span) -> None:
    """A filter that hides all warnings, or those of Pyro about sites that do not fit (`pyro.infer.enum`)."""
    action = m.select(arguments.get(0, "action", NONE) or NONE)
    if action != Constant("ignore"):
        return
    plain = name.endswith("simplefilter")
    message = NONE if plain else m.select(arguments.get(1, "message", Constant("")) or NONE)
    category = m.select(arguments.get(1 if plain else 2, "category", NONE) or NONE)
    module = Constant("") if plain else m.select(arguments.get(3, "module", Constant("")) or NONE)
    if category not in (NONE, Reference("builtins.Warning"), Reference("builtins.UserWarning")):
        return
    if not _all_or_alignment(message) or not isinstance(module, Constant):
        return
    if module.value and not str(module.value).startswith("pyro"):
        return
    _disabled(m, span, "this filter hides the warnings of sites that do not fit")


def _all_or_alignment(message: Value) -> bool:
    """Whether a filter's pattern fits all messages or the beginning of one of Pyro's."""
    if message == NONE:
        return True
    text = message.value if isinstance(message, Constant) else None
    return isinstance(text, str) and (
        text in ("", ".*") or text.startswith(("Found vars", "Found aux", "Found non-aux", "Found plate"))
    )
