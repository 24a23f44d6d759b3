"""Pyro's own words: the codes that its warnings and exceptions stand for."""

from __future__ import annotations

import re

from pyroast.records import dataclass
from pyroast.runtime.protocol import Words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its code; groups of the pattern name a `site`, or `sites` as a set of names.

    `inside` is what the name of the module that speaks begins with; `plate` is the plate that raised.
    """

    code: str
    raises: bool
    pattern: re.Pattern[str]
    inside: str = ""
    plate: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a warning or an exception stands for, and the sites that it names."""

    code: str
    sites: tuple[str, ...] = ()


def _phrase(code: str, pattern: str, raises: bool = True, inside: str = "", plate: str = "") -> Phrase:
    return Phrase(code, raises, re.compile(pattern, re.DOTALL), inside, plate)


PARTICLES = "num_particles_vectorized"
"""The plate of a loss's own, whose dim follows from its `max_plate_nesting` (pyro/infer/elbo.py, energy_distance.py)."""


PHRASES = (
    # pyro/poutine/trace_struct.py
    _phrase("PYR101", r"Multiple sample sites named '(?P<site>.*)'"),
    _phrase("PYR102", r"(?P<site>\S*) is already in the trace as a "),
    # pyro/poutine/runtime.py, subsample_messenger.py, indep_messenger.py, broadcast_messenger.py; pyro/primitives.py
    _phrase("PYR202", rf"\"{PARTICLES}\".* collide at dim="),
    _phrase("PYR202", r"Expected dim < 0 to index from the right", plate=PARTICLES),
    _phrase("PYR201", r"collide at dim=|dim collision"),
    _phrase("PYR209", r"Expected dim < 0 to index from the right"),
    _phrase("PYR207", r"duplicate plate '|cannot install a Messenger instance twice"),
    _phrase("PYR206", r"subsample_size does not match len\(subsample\)"),
    _phrase("PYR208", r"cannot use plate .* as both vectorized and non-vectorized"),
    _phrase("PYR210", r"size cannot be zero"),
    _phrase("PYR211", r"invalid shape of pyro\.(param|subsample)"),
    _phrase("PYR212", r"Invalid obs_mask shape"),
    _phrase("PYR214", r"block_plate matched"),
    _phrase("PYR204", r"is not broadcastable with subsample_size"),
    _phrase("PYR205", r"Shape mismatch inside plate\((?:.*at site (?P<site>\S+) dim)?"),
    # pyro/util.py
    _phrase("PYR202", r"plate stack overflow"),
    _phrase("PYR203", r"(?:at site \"(?P<site>.*?)\", )?invalid log_prob shape"),
    _phrase("PYR203", r"Error while packing tensors(?: at site '(?P<site>.*?)')?"),
    _phrase("PYR301", r"Found vars in model but not guide: (?P<sites>\{.*\})", raises=False),
    _phrase("PYR302", r"Found non-auxiliary vars in guide but not model.*\n(?P<sites>\{.*\})", raises=False),
    _phrase("PYR303", r"Found auxiliary vars in the model: (?P<sites>\{.*\})", raises=False),
    _phrase("PYR304", r"Found plate statements in guide but not model: (?P<sites>\{.*\})", raises=False),
    _phrase("PYR305", r"Model and guide event_dims disagree at site '(?P<site>.*?)'"),
    _phrase("PYR306", r"Model and guide shapes disagree at site '(?P<site>.*?)'"),
    _phrase("PYR401", r"If you want to enumerate sites, you need to use TraceEnum_ELBO instead", raises=False),
    _phrase("PYR403", r"At site '(?P<site>.*?)', model-side sequential enumeration is not implemented"),
    _phrase("PYR404", r"at (?:model|guide) site \"(?P<site>.*?)\", possibly invalid dependency", raises=False),
    # torch/distributions/distribution.py
    _phrase("PYR213", r"(?:at site '(?P<site>.*?)':\s*)?Value is not broadcastable with batch_shape\+event_shape"),
    _phrase("PYR213", r"The right-most size of value must match event_shape"),
    _phrase("PYR307", r"to be within the support"),
    # pyro/poutine/replay_messenger.py; pyro/infer
    _phrase("PYR309", r"site (?P<site>.*) must be sampled in trace"),
    _phrase("PYR310", r"pyro\.factor\(\"(?P<site>.*?)\",\.\.\.\), missing specification of has_rsample"),
    _phrase("PYR311", r"Failed to verify mean field restriction", raises=False),
    # Python, at Pyro's call of a model or guide
    _phrase("PYR312", r"\(\) (takes|missing|got an unexpected keyword|got multiple values)", inside="pyro."),
    _phrase("PYR314", r"must be fully reparameterized|requires fully reparametrized guides"),
    _phrase("PYR314", r"Guide site (?P<site>.*) is not reparameterizable"),
    _phrase("PYR402", r"found no sample sites configured for enumeration", raises=False),
    _phrase("PYR405", r"Expected tree-structured plate nesting"),
    _phrase("PYR406", r"Expected model enumeration to be no more global"),
    _phrase("PYR407", r"share a common poutine\.scale|only supports scalar poutine\.scale"),
    _phrase("PYR408", r"Enumeration dim conflict at site \"(?P<site>.*?)\""),
    _phrase("PYR409", r"enumerate_support|^NotImplementedError$|Enumeration over cartesian product is not implemented"),
    _phrase("PYR410", r"only tensors with up to 64 dims are supported"),
    _phrase("PYR411", r"Invalid (default|expand) value\. Expected|Invalid num_samples, expected"),
    _phrase("PYR411", r"Local sampling does not support \"sequential\" sampling|not a valid TMC strategy"),
    _phrase("PYR413", r"Continuous inference cannot handle discrete sample site"),
    _phrase("PYR414", r"(AutoGuide|AutoDiscreteParallel) does not support sequential"),
    _phrase("PYR414", r"^unsupported operand type.*NoneType", inside="pyro.infer.autoguide.effect"),
    _phrase("PYR417", r"only implemented for vectorize_particles==True"),
    _phrase("PYR418", r"For num_particles==1 TraceTailAdaptive_ELBO", raises=False),
)  # fmt: skip


def meaning(words: Words, raised: bool) -> Meaning | None:
    """What a warning or an exception stands for; None where it is no word of Pyro's that has a code."""
    text = words["message"] if words["message"].strip() else words["type"]
    for phrase in PHRASES:
        if phrase.raises != raised or not words.get("inside", "").startswith(phrase.inside):
            continue
        if phrase.plate and words.get("plate") != phrase.plate:
            continue
        found = phrase.pattern.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        if groups.get("sites"):
            return Meaning(phrase.code, _set(groups["sites"]))
        return Meaning(phrase.code, (groups["site"],) if groups.get("site") else ())
    return None


def _set(text: str) -> tuple[str, ...]:
    import ast

    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return ()
    return tuple(sorted(map(str, value))) if isinstance(value, (set, list, tuple)) else ()
