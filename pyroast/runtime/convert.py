"""Recorded runs as the traces that the interpreter makes, with concrete values."""

from __future__ import annotations

from pyroast.conditions import TRUE
from pyroast.interpret.enumerated_runs import with_shared_dims
from pyroast.pairs import EnumeratedRuns, Loss, Pair, Side, enumerated_runs, sum_out, with_enumerated_faults
from pyroast.rule import TRACE
from pyroast.rules import registry
from pyroast.runtime.places import Places
from pyroast.runtime.protocol import (
    Constraint,
    Fn,
    Number,
    Place,
    RecordedCallable,
    RecordedFrame,
    RecordedLoss,
    RecordedPair,
    RecordedRun,
    RecordedSite,
    Words,
)
from pyroast.runtime.words import meaning
from pyroast.spans import Span
from pyroast.supports import INFINITY, NAMED, Support, independent, integers, interval, mixed, multinomial
from pyroast.symbolic import App, Form, Sym
from pyroast.trace import Fault, Opening, Site, Step, Trace
from pyroast.values import NONE, Constant, Distribution, Frame, Name, Symbol, Value

ALGORITHMS = frozenset({"NUTS", "HMC"})
AUTOGUIDE_FAULTS = frozenset({"PYR413", "PYR414"})
"""Codes whose place is that where an autoguide is built, while Pyro raises at its first run."""


def pair_of(pair: RecordedPair, run: RecordedRun, places: Places) -> Pair:
    """One run of a pair."""
    span, path = places.span(pair.place), _path(pair, places)
    built = pair.guide.get("built") if pair.guide else None
    model = _side(
        pair.model, trace_of(run["model"], run.get("model_raised"), places, pair.place), span, path, places
    )
    recorded = trace_of(run["guide"], run.get("guide_raised"), places, pair.place, built)
    guide = _side(pair.guide or {"name": "none", "automatic": True}, recorded, span, path, places)
    loss = _loss(pair, span, path, places)
    made = Pair(
        pair.via, span, path, model, guide, loss,
        by_name=pair.via == "name" or (pair.via == "factory" and not pair.loss.get("class")),
        alone=pair.alone, intended=pair.intended, concrete=True, enumerated=_enumerated(run.get("enumerated"), pair.place, places),
    )  # fmt: skip
    return sum_out(made) if loss.name in ALGORITHMS else with_enumerated_faults(made)


def _enumerated(run: RecordedRun | None, call: Place, places: Places) -> EnumeratedRuns | None:
    if run is None or run.get("guide_raised") is not None:
        return None
    model = trace_of(run["model"], run.get("model_raised"), places, call)
    return enumerated_runs(with_shared_dims(model, trace_of(run["guide"], None, places, call)))


def _path(pair: RecordedPair, places: Places) -> str:
    return places.path(str(pair.place[0])) if pair.place else "?"


def _side(side: RecordedCallable, trace: Trace, span: Span, path: str, places: Places) -> Side:
    if side.get("automatic"):
        return Side(side["name"], span, path, trace, automatic=True)
    where = places.definition(side["file"], side["line"], side["function"])
    return Side(side["name"], where, places.path(side["file"]), trace)


def _loss(pair: RecordedPair, span: Span, path: str, places: Places) -> Loss:
    if pair.via == "CSIS":
        return Loss("CSIS", span, path)
    if pair.via in ALGORITHMS:
        return Loss(pair.via, span, path)
    loss: RecordedLoss = pair.loss
    inner = next((said["inner_loss"] for said in pair.said if said.get("inner_loss")), None)
    if loss.get("custom") and inner is not None and not inner.get("custom"):
        loss = inner  # a loss of the program that asks one of Pyro's
    place = loss.get("place")
    where = (places.span(place), places.path(str(place[0]))) if place else (span, path)
    options = tuple((name, Constant(_bound(value))) for name, value in loss.get("options", {}).items())
    return Loss(loss.get("class", ""), *where, options, custom=bool(loss.get("custom")))


def trace_of(
    sites: list[RecordedSite], raised: Words | None, places: Places, call: Place = None, built: Place = None
) -> Trace:
    """One side of a run; where it raised, the fault that this stands for, or else an opening.

    What an autoguide makes or raises has no place of its own: it lies at the pair's `call`; the guide is `built` elsewhere.
    """
    made = tuple(_site(site, number, places, call) for number, site in enumerate(sites))
    if raised is None:
        return Trace(made)
    place = raised["place"]
    known = meaning(raised, raised=True)
    if known is not None and known.code in AUTOGUIDE_FAULTS:
        place = raised.get("built") or built or place
    place = place or call
    span, path = places.span(place), places.path(str(place[0])) if place else "?"
    text = " ".join(f"{raised['type']} '{raised['message']}'".split())
    unreached = (Opening(f"it raises {text}", span, path, TRUE),)
    if known is not None and known.code in _of_traces():
        fault = Fault(known.code, span, path, f"Pyro raises {text}", TRUE, next(iter(known.sites), None))
        return Trace(made, unreached, faults=(fault,))
    return Trace(made, unreached)


def _of_traces() -> frozenset[str]:
    return frozenset(
        rule.code
        for rule in registry().values()
        if rule.subject is TRACE and rule.code not in ("PYR101", "PYR102")
    )


def _site(site: RecordedSite, order: int, places: Places, call: Place) -> Site:
    place = site["place"] or call
    span, path = places.span(place), places.path(str(place[0])) if place else "?"
    value = site.get("value_shape")
    shared = {
        "name": Name((site["name"],)) if site["name"] else Name(()), "presence": TRUE, "span": span, "path": path,
        "frames": tuple(map(_frame, site["frames"])), "order": order, "provider": site["provider"],
        "value_shape": None if value is None else tuple(value),
    }  # fmt: skip
    if site["kind"] == "plate":
        given = ("size", Constant(site["size"])), ("subsample_size", Constant(site["subsample_size"]))
        fn = Distribution("_Subsample", "pyro._Subsample", None, arguments=(*given, ("subsample", NONE)))
        return Site("plate", distribution=fn, **shared)  # type: ignore[arg-type]  # fields of a site, by name
    if site["kind"] != "sample":
        return Site(site["kind"], **shared)  # type: ignore[arg-type]  # fields of a site, by name
    mask, scale = site["mask_shape"], site["scale_shape"]
    return Site(
        "sample",
        **shared,  # type: ignore[arg-type]  # fields of a site, by name
        distribution=_distribution(site["fn"], site.get("depends", []), bool(site.get("chained"))),
        observed=site["observed"],
        auxiliary=site["auxiliary"],
        enumerate=site["enumerate"],
        num_samples=site["num_samples"],
        deterministic=site["deterministic"],
        infer_keys=tuple(site["infer_keys"]),
        infer_values=tuple(site["infer"].items()),
        late=site["late"],
        enumerated_dims=frozenset(site["enumerated_dims"]) if "enumerated_dims" in site else None,
        enumerated_dim=site.get("enumerated_dim"),
        markov=tuple(Step((loop, 0), number, history) for loop, number, history in site["markov"]),
        mask_shape=None if mask is None else tuple(mask),
        scale=_form(site["scale"]),
        scale_shape=None if scale is None else tuple(scale),
    )


def _frame(frame: RecordedFrame) -> Frame:
    full = frame["full_size"]
    return Frame(
        Name((frame["name"],)),
        frame["size"],
        full,
        frame["dim"],
        frame["vectorized"],
        counter=frame["counter"],
    )


def _distribution(fn: Fn, depends: list[str], chained: bool = False) -> Distribution:
    name = str(fn.get("class", "?"))
    batch, event, base = fn.get("batch_shape"), fn.get("event_shape"), fn.get("base")
    arguments: tuple[tuple[str, Value], ...] = ()
    if depends:
        form = App("function", tuple(Sym(("site", each)) for each in depends), 1 + len(depends))
        if chained:  # T[a][b]
            inner = App("item", (Sym(("tensor",)), Sym(("site", depends[0]))), 3)
            form = App("function", (form, App("item", (inner, Sym(("site", depends[-1]))), 5)), 10)
        arguments = (("parameters", Symbol(form, definite=True, tensor=True)),)
    if fn.get("given_rsample") is not None:
        arguments = (*arguments, ("has_rsample", Constant(fn["given_rsample"])))
    counts = fn.get("counts_shape")
    if counts and isinstance(fn.get("counts"), dict):  # elements that differ
        arguments = (*arguments, ("total_count", Symbol(Sym(("counts",)), tensor=True, shape=tuple(counts))))
    return Distribution(
        name,
        f"{fn.get('module', '')}.{name}",
        fn.get("event_dim"),
        None if batch is None else tuple(batch),
        None if event is None else tuple(event),
        support_of(fn.get("support")),
        arguments,
        fn.get("has_enumerate"),
        fn.get("has_rsample"),
        _distribution(base, []) if base is not None else None,
        support_of(fn.get("image")),
    )


def _bound(value: Number) -> int | float | None:
    if value in ("inf", "-inf"):
        return INFINITY if value == "inf" else -INFINITY
    return value if isinstance(value, (int, float)) else None


def _form(value: Number, default: Form | None = None) -> Form | None:
    """A number; a tensor whose elements differ is known by its content."""
    if isinstance(value, dict):
        return Sym(("tensor", value["tensor"]))
    bound = _bound(value)
    return default if bound is None else bound


def support_of(constraint: Constraint | None) -> Support | None:
    """The support that a recorded constraint describes; None for one that is not modelled."""
    if constraint is None:
        return None
    kind = constraint["type"]
    if kind == "independent":
        base = support_of(constraint.get("base"))
        return None if base is None else independent(base, constraint["dims"])
    lower, upper = (
        _form(constraint.get("lower_bound"), -INFINITY),
        _form(constraint.get("upper_bound"), INFINITY),
    )
    assert lower is not None and upper is not None
    match kind:
        case "image":
            return interval(lower, upper, open_lower=bool(constraint.get("open")))
        case "_Real":
            return interval()
        case "_Boolean":
            return integers(0, 1)
        case "_GreaterThan" | "_SoftplusPositive":
            return interval(lower, open_lower=True)
        case "_GreaterThanEq":
            return interval(lower)
        case "_LessThan":
            return interval(upper=upper, open_upper=True)
        case "_Interval":
            return interval(lower, upper)
        case "_HalfOpenInterval":
            return interval(lower, upper, open_upper=True)
        case "_IntegerInterval" | "_IntegerGreaterThan" | "_IntegerLessThan":
            return integers(lower, upper)
        case "_Multinomial":
            return multinomial(upper)
        case "_Cat" | "_Stack":
            parts = [support_of(part) for part in constraint.get("parts", [])]
            known = tuple(part for part in parts if part is not None)
            if not known or len(known) != len(parts):
                return None
            return mixed(kind[1:].lower(), known, constraint.get("event_dim") or 0)
    return NAMED.get(constraint.get("name", ""))
