"""The library models by qualified name, and what is known of libraries as a whole."""

from __future__ import annotations

import importlib
import string
import sys
from collections.abc import Callable
from typing import TypeVar

from pyroast.library.packages import PLAIN
from pyroast.protocol import Arguments, Machine, Message
from pyroast.spans import Span
from pyroast.values import Constant, Object, Reference, Value

Model = Callable[[Machine, Arguments, Span], Value]
Process = Callable[[Machine, Object, Message], None]
M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Process)

MODELS: dict[str, Model] = {}
HANDLERS: dict[str, Process] = {}

MODULES = (
    "builtins_",
    "builtin_objects",
    "builtin_lists",
    "builtin_dicts",
    "strings",
    "stdlib",
    "distribution_models",
    "distribution_methods",
    "primitives",
    "plates",
    "block_plates",
    "handlers",
    "equalize",
    "escape",
    "markov",
    "enumerated_values",
    "inference",
    "tensors",
    "training",
)
"""The modules that hold the library models; of two models of one name the later holds."""

ON_DEMAND: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("torch.nn.", "pyro.nn.", "torch.conv", "torch.func."),
        (
            "modules", "neural_layers", "neural_activations", "neural_recurrent", "neural_containers",
            "neural_reshaping", "neural_pyro", "neural_functional", "neural_parameters",
        ),
    ),
    (("pyro.infer.reparam.", "pyro.poutine.reparam"), ("reparam",)),
    (("pyro.infer.autoguide.",), ("autoguides",)),
    (("pyro.contrib.easyguide.",), ("easyguide",)),
    (("torch.utils.data.",), ("loaders",)),
    (("torch.optim.",), ("optimizers",)),
    (("random.",), ("python_random",)),
)  # fmt: skip
"""Modules that are imported with the first look-up of a name that begins so: they have models of such names only."""

EFFECTS = frozenset(
    {
        "pyro.sample", "pyro.param", "pyro.plate", "pyro.iarange", "pyro.irange", "pyro.plate_stack",
        "pyro.deterministic", "pyro.factor", "pyro.random_module", "pyro.module",
    }
)  # fmt: skip

SILENT_PREFIXES = (
    "pyro.optim", "pyro.util", "pyro.ops", "pyro.settings", "pyro.params", "pyro.logger", "pyro.distributions",
    "pyro.set_rng_seed", "pyro.get_param_store", "pyro.clear_param_store", "pyro.enable_validation",
    "pyro.validation_enabled", "pyro.infer.enable_validation", "pyro.infer.is_validation_enabled", "pyro.nn",
    "pyro.infer.util", "pyro.infer.autoguide.initialization", "pyro.infer.autoguide.init", "pyro.__version__",
    "pyro.contrib.examples", "pyro.infer.reparam",
    "pyro.infer.TraceMessenger", "pyro.get_rng_state", "pyro.set_rng_state", "pyro.infer.mcmc.util",
    "pyro.contrib.mue.missingdatahmm", "pyro.contrib.mue.statearrangers", "pyro.contrib.mue.dataloaders",
    "pyro.infer.config_enumerate", "pyro.poutine.runtime", "pyro.poutine.util", "pyro.generic.ops",
)  # fmt: skip
"""Parts of Pyro that never sample."""

ALIASES = {
    "pyro.generic.pyro": "pyro",
    "pyro.generic.infer": "pyro.infer",
    "pyro.generic.optim": "pyro.optim",
    "pyro.generic.distributions": "pyro.distributions",
    "pyro.generic.handlers": "pyro.poutine",
    "pyro.generic.ops": "torch",
    "pyro.contrib.autoguide": "pyro.infer.autoguide",
    "pyro.infer.autoguide.guides": "pyro.infer.autoguide",
    "pyro.poutine.handlers": "pyro.poutine",
    "pyro.primitives": "pyro",
    "pyroapi.pyro": "pyro",
    "pyroapi.infer": "pyro.infer",
    "pyroapi.optim": "pyro.optim",
    "pyroapi.distributions": "pyro.distributions",
    "pyroapi.handlers": "pyro.poutine",
    "pyroapi.ops": "torch",
    "pyroapi.dispatch.pyro": "pyro",
    "pyroapi.dispatch.infer": "pyro.infer",
    "pyroapi.dispatch.distributions": "pyro.distributions",
    "pyroapi.dispatch.handlers": "pyro.poutine",
    "pyroapi.dispatch.ops": "torch",
    "pyro.distributions.torch_transform": "pyro.distributions.transforms",
    "torch.distributions.constraints": "torch.distributions.constraints",
    "contextlib2.ExitStack": "contextlib.ExitStack",
    "torch.nn.modules": "torch.nn",
    "pyro.nn.module.PyroModule": "pyro.nn.PyroModule",
    "pyro.nn.module.PyroSample": "pyro.nn.PyroSample",
    "pyro.nn.module.PyroParam": "pyro.nn.PyroParam",
    "pyro.nn.module.pyro_method": "pyro.nn.pyro_method",
    "pyro.nn.module.PyroModuleList": "pyro.nn.PyroModuleList",
}

_by_basename: dict[str, list[str]] = {}
_canonical: dict[str, str] = {}
_started = False
_demanded: set[str] = set()
_open_prefixes = tuple(prefix for prefixes, _ in ON_DEMAND for prefix in prefixes)


def model(*names: str) -> Callable[[M], M]:
    """Register a function as what the given qualified names mean when they are called."""

    def register(function: M) -> M:
        for name in names:
            MODELS[name] = function
            if name.startswith("pyro.") and "__" not in name:
                _by_basename.setdefault(name.rpartition(".")[2], []).append(name)
        return function

    return register


def handles(*types: str) -> Callable[[P], P]:
    """Register a function as what a handler of the given types does to a message."""

    def register(function: P) -> P:
        for name in types:
            HANDLERS[name] = function
        return function

    return register


def start() -> None:
    """Import the modules that hold the library models, once, without those that wait for a look-up."""
    global _started
    if not _started:
        _started = True
        _import(MODULES)


def load() -> None:
    """Import all modules that hold library models."""
    start()
    for prefix in _open_prefixes:
        _demand(prefix)


def _demand(name: str) -> None:
    """Import the modules that wait for a look-up of this name."""
    global _open_prefixes
    for prefixes, modules in ON_DEMAND:
        if name.startswith(prefixes) and not _demanded.issuperset(prefixes):
            _demanded.update(prefixes)  # before the modules, which may look up names of their own
            _open_prefixes = tuple(prefix for prefix in _open_prefixes if prefix not in _demanded)
            _import(modules)


def _import(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(f"pyroast.library.{module}")


def canonical(name: str) -> str:
    """The name under which a thing is known, for any of the names under which a library exports it."""
    known = _canonical.get(name)
    if known is None:
        known = _canonical[name] = _find_canonical(name)
    return known


def _find_canonical(name: str) -> str:
    start()
    for prefix in _prefixes(name):
        if prefix in ALIASES:
            name = ALIASES[prefix] + name[len(prefix) :]
            break
    if name.startswith(_open_prefixes):
        _demand(name)
    if name in MODELS or not name.startswith("pyro."):
        return name
    package, _, base = name.rpartition(".")
    for candidate in _by_basename.get(base, ()):
        if package.startswith(candidate.rpartition(".")[0] + "."):
            return candidate
    from pyroast.library.distribution_models import canonical_distribution

    return canonical_distribution(name) or name


def _prefixes(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(len(parts), 0, -1)]


def find(name: str) -> Model | None:
    """The library model of a qualified name, or None."""
    start()
    if name.startswith(_open_prefixes):
        _demand(name)
    found = MODELS.get(name)
    if found is not None:
        return found
    from pyroast.library.distribution_models import constructor

    return constructor(name)


def handler(type_name: str) -> Process | None:
    """What a handler of that type does to messages, or None if it is no handler."""
    if type_name.startswith(_open_prefixes):
        _demand(type_name)
    return HANDLERS.get(type_name)


def is_effect(name: str) -> bool:
    """Whether a call of that name reaches the handlers, or may, for all that is known."""
    return name in EFFECTS or (samples(name) and find(name) is None)


def samples(name: str) -> bool:
    """Whether a call of that name without a model may sample: nothing is known of its package, or it is of Pyro itself."""
    if name.partition(".")[0] in PLAIN:
        return False
    if name.startswith(SILENT_PREFIXES):
        return False
    return not name.rpartition(".")[2].startswith(("get_", "is_", "_"))


def is_class_name(name: str) -> bool:
    """Whether the last part of a qualified name is written as classes are: making an instance samples nothing."""
    base = name.rpartition(".")[2]
    return base[:1].isupper()


def never_calls(name: str) -> bool:
    """Whether a library function never calls a function that it is handed."""
    return name.partition(".")[0] in ("math", "logging", "numpy", "os", "warnings", "inspect") or name.startswith(
        (
            "torch.nn.", "torch.optim", "torch.tensor", "torch.zeros", "torch.ones", "pyro.optim", "torch.utils.data",
            "pyro.infer", "pyro.get_param_store", "builtins.isinstance", "builtins.hasattr", "builtins.print",
            "builtins.len", "builtins.callable", "builtins.id", "builtins.type", "builtins.str", "builtins.repr",
        )
    )  # fmt: skip


def returns_value(name: str) -> bool:
    """Whether a library function is known never to return None."""
    root, _, base = name.partition(".")
    if base.rpartition(".")[2][:1].isupper():
        return True
    return root not in sys.stdlib_module_names or root == "math"


def returns_tensor(name: str) -> bool:
    """Whether a library function is taken to return a tensor."""
    if name.startswith("torch.Tensor."):
        return name.rpartition(".")[2] not in NOT_TENSORS
    return (
        name.startswith("torch.") and name.count(".") == 1 and name.rpartition(".")[2] not in NOT_TENSORS
    ) or (name.startswith("torch.nn.functional."))


NOT_TENSORS = frozenset(
    {
        "device", "no_grad", "enable_grad", "set_grad_enabled", "inference_mode", "load", "manual_seed", "seed", "save", "Size",
        "set_default_dtype", "set_default_device", "get_default_dtype", "set_num_threads", "Generator", "finfo", "iinfo",
        "compile", "is_tensor", "split", "chunk", "unbind", "tensor_split", "split_with_sizes", "sort", "topk", "max", "min",
        "median", "mode", "kthvalue", "cummax", "cummin", "svd", "qr", "slogdet", "triangular_solve", "equal", "allclose",
        "nonzero", "tolist", "item", "size", "dim", "numel", "backward", "stride", "storage", "is_floating_point",
        "is_contiguous", "element_size", "get_device", "data_ptr", "register_hook", "is_complex", "lu", "geqrf", "frexp",
        "aminmax", "hsplit", "vsplit", "dsplit", "meshgrid", "broadcast_tensors", "std_mean", "var_mean",
    }
)  # fmt: skip
"""Functions and methods of torch that return something other than one tensor."""

TENSOR_METHODS = frozenset(
    {
        "size", "dim", "numel", "item", "float", "double", "long", "int", "bool", "cpu", "cuda", "to", "view", "reshape",
        "expand", "unsqueeze", "squeeze", "transpose", "permute", "detach", "clone", "contiguous", "sum", "mean", "exp",
        "log", "sqrt", "sigmoid", "softmax", "unbind", "flatten", "t", "new_zeros", "new_ones", "new_tensor", "type_as",
        "abs", "clamp", "clamp_min", "clamp_max", "add", "mul", "div", "sub", "pow", "tanh", "relu", "softplus", "cumsum",
        "cumprod", "prod", "logsumexp", "log_softmax", "log1p", "expm1", "masked_fill", "masked_select", "index_select",
        "gather", "scatter", "scatter_add", "repeat", "repeat_interleave", "expand_as", "view_as", "matmul", "bmm", "mm",
        "new_full", "new_empty", "requires_grad_", "diagonal", "triu", "tril", "norm", "std", "var", "numpy", "tolist",
        "square", "rsqrt", "reciprocal", "neg", "sign", "floor", "ceil", "round", "erf", "lgamma", "digamma", "flip",
        "movedim", "chunk", "half", "argmax", "argmin", "nonzero", "nan_to_num", "log_prob", "rsample",
    }
)  # fmt: skip


def is_tensor_method(name: str) -> bool:
    """Whether a method name is one that tensors have, so that its receiver is taken for a tensor."""
    return name in TENSOR_METHODS


def exports(module: str, name: str) -> bool:
    """Whether a star import of a module is known to bind a name."""
    known = canonical(f"{module}.{name}")
    if known.count(".") == 1 and known.startswith("pyro.") and module not in ("pyro", "pyro.primitives"):
        return False  # the primitives stay in the package itself (`pyro/__init__.py`)
    return find(known) is not None or known in VALUES


def is_complete(module: str) -> bool:
    """Whether all the names that matter of a module are known, so that others cannot come from it."""
    return module.startswith("pyro") and not module.startswith("pyro.contrib")


MODULE_BASES = frozenset(
    {"torch.nn.Module", "torch.nn.Sequential", "pyro.nn.PyroModule", "builtins.object", "abc.ABC"}
)


def is_module(name: str) -> bool:
    """Whether a library base class adds no sampling of its own: plain modules and abstract bases."""
    return name in MODULE_BASES or name.startswith(("torch.nn.", "abc.", "typing.", "builtins."))


VALUES: dict[str, Value] = {
    "math.pi": Constant(3.141592653589793),
    "math.e": Constant(2.718281828459045),
    "math.inf": Constant(float("inf")),
    "pyro.poutine": Reference("pyro.poutine"),
    "typing.TYPE_CHECKING": Constant(False),
    **{
        f"string.{name}": Constant(getattr(string, name))
        for name in ("ascii_lowercase", "ascii_uppercase", "digits")
    },
}


def value(name: str) -> Value | None:
    """The value of a library constant, where it is known."""
    return VALUES.get(name)
