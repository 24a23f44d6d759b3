"""What an inference is handed: an instance for a class, the function for its result, Pyro's optimiser for torch's."""

from __future__ import annotations

import ast

from pyroast.finding import Edit, Repair
from pyroast.fixes.names import Names, qualified
from pyroast.fixes.registry import Draft, Sources, call_at, fixer, safe, unsafe
from pyroast.fixes.source import Source, argument

OPTIMISERS = frozenset(
    {"ASGD", "Adadelta", "Adafactor", "Adagrad", "AdagradRMSProp", "Adam", "AdamW", "Adamax", "ClippedAdam", "DCTAdam", "Muon",
     "NAdam", "RAdam", "RMSprop", "Rprop", "SGD", "SparseAdam"}
)  # fmt: skip
"""What `pyro.optim` makes of a dict of options: all of torch's but LBFGS, and its own; schedulers want an optimiser there."""


@fixer("call-loss")
def call_loss(sources: Sources, repair: Repair) -> Draft | None:
    """Call the class that is given as loss."""
    found = call_at(sources, repair)
    given = None if found is None else argument(found[1], 3, "loss")
    if found is None or not isinstance(given, (ast.Name, ast.Attribute)):
        return None
    source = found[0]
    if _is_parameter(source, given):
        return None  # other callers may hand over an instance
    text = source.of(given)
    return safe(
        f"call {text}()", "an inference wants an instance of the loss", [source.insert_after(given, "()")]
    )


def _is_parameter(source: Source, given: ast.expr) -> bool:
    """Whether a name is a parameter of a function around it."""
    around = [each for each in source.around(given) if isinstance(each, (ast.FunctionDef, ast.Lambda))]
    names = {each.arg for function in around for each in ast.walk(function.args) if isinstance(each, ast.arg)}
    return isinstance(given, ast.Name) and given.id in names


@fixer("make-guide")
def make_guide(sources: Sources, repair: Repair) -> Draft | None:
    """Make the autoguide whose class is given, for the model."""
    found = call_at(sources, repair)
    if found is None:
        return None
    source, call = found
    model, guide = argument(call, 0, "model"), argument(call, 1, "guide")
    if not isinstance(model, (ast.Name, ast.Attribute)) or not isinstance(guide, (ast.Name, ast.Attribute)):
        return None
    if not (qualified(source, guide) or "").startswith("pyro.infer.autoguide."):
        return None
    text = f"{source.of(guide)}({source.of(model)})"
    return safe(f"make the guide: {text}", "a class is no guide of this model", [source.replace(guide, text)])


@fixer("hand-over-function")
def hand_over_function(sources: Sources, repair: Repair) -> Draft | None:
    """Hand over the model or guide itself, not what a call of it returns."""
    found = call_at(sources, repair)
    side = repair.value("side")
    if found is None:
        return None
    source, call = found
    given = argument(call, 0 if side == "model" else 1, str(side))
    if not isinstance(given, ast.Call) or not isinstance(given.func, (ast.Name, ast.Attribute)):
        return None
    text = source.of(given.func)
    return unsafe(
        f"hand over {text} itself",
        "the arguments of the call are left to step",
        [source.replace(given, text)],
    )


@fixer("pyro-optimizer")
def pyro_optimizer(sources: Sources, repair: Repair) -> Draft | None:
    """Make the optimiser of `pyro.optim` from torch's of the same name, from a class, or from options alone."""
    found = call_at(sources, repair)
    given = None if found is None else argument(found[1], 2, "optim")
    if found is None or given is None:
        return None
    source = found[0]
    names = Names(source)
    made = _value(source, given)
    text = None if made is None else _optimizer(source, made, names)
    imports = names.edits()
    if made is None or text is None or imports is None:
        return None
    edits: list[Edit] = [*imports, source.replace(made, text)]
    return safe(
        f"use {text}", "SVI takes optimisers of Pyro only, which find their parameters themselves", edits
    )


def _value(source: Source, given: ast.expr) -> ast.expr | None:
    """The expression that makes the optimiser: the argument, or what its only other mention assigns."""
    if not isinstance(given, ast.Name) or qualified(source, given) is not None:
        return given
    home = next(
        (each for each in source.around(given) if isinstance(each, (ast.FunctionDef, ast.Module))), None
    )
    if home is None:
        return None
    uses = [node for node in ast.walk(home) if isinstance(node, ast.Name) and node.id == given.id]
    made = [
        node.value
        for node in ast.walk(home)
        if isinstance(node, ast.Assign) and any(target in uses for target in node.targets)
    ]
    return made[0] if len(made) == 1 and len(uses) == 2 else None


def _optimizer(source: Source, made: ast.expr, names: Names) -> str | None:
    if isinstance(made, ast.Dict):
        return f"{names.spell('pyro.optim.Adam')}({source.of(made)})"
    function = made.func if isinstance(made, ast.Call) else made
    name = qualified(source, function) or ""
    kind = name.rpartition(".")[2]
    if kind not in OPTIMISERS:
        return None
    if name == f"pyro.optim.{kind}" and not isinstance(made, ast.Call):
        return f"{source.of(made)}({{}})"
    if name != f"torch.optim.{kind}":
        return None
    spelled = names.spell(f"pyro.optim.{kind}")
    if not isinstance(made, ast.Call):
        return f"{spelled}({{}})"
    if len(made.args) > 1 or any(keyword.arg is None for keyword in made.keywords):
        return None
    options = ", ".join(
        f'"{keyword.arg}": {source.of(keyword.value)}' for keyword in made.keywords if keyword.arg != "params"
    )
    return f"{spelled}({{{options}}})"
