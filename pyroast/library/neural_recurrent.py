"""Recurrent networks, attention and transformers (torch/nn/modules/rnn.py, activation.py, transformer.py)."""

from __future__ import annotations

from pyroast.library.neural import Module, Tensor, layers, optional, result, tensor_of
from pyroast.library.neural_sizes import fits
from pyroast.protocol import Arguments
from pyroast.ranges import elementwise, join
from pyroast.shapes import Shape
from pyroast.supports import NONNEGATIVE, REAL, UNIT_INTERVAL, Support, interval
from pyroast.symbolic import Form, add, fresh, multiply, scale
from pyroast.values import NONE, Constant, Symbol, Tuple, Value, opaque

SIGNED_UNIT = interval(-1, 1)
GATED = (
    "input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False"
)
GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}


def _gates(module: Module) -> int:
    return next(count for name, count in GATES.items() if f".{name}" in module.type)


def _projected(module: Module) -> bool | None:
    """Whether an LSTM projects its hidden states to another size."""
    wanted = module.argument("proj_size")
    return bool(wanted.value) if isinstance(wanted, Constant) else None


def _hidden(module: Module) -> Form:
    """The size of one hidden state; `proj_size` replaces it."""
    projected = _projected(module)
    return fresh("size") if projected is None else module.size("proj_size" if projected else "hidden_size")


def _directions(module: Module) -> Form:
    both = module.flag("bidirectional")
    return fresh("size") if both is None else 2 if both else 1


def _range(module: Module, start: Tensor | None) -> Support | None:
    """The range of hidden states: gates mix the start, which is zero unless it is given, with values of tanh."""
    if _projected(module) is not False:
        return REAL
    if ".RNN" in module.type and module.argument("nonlinearity") != Constant("tanh"):
        return NONNEGATIVE if module.argument("nonlinearity") == Constant("relu") else REAL
    if start is None or ".GRU" not in module.type:
        return SIGNED_UNIT
    return join(elementwise(start.support), SIGNED_UNIT)


def _network_weights(module: Module) -> dict[str, Shape | None]:
    count, gates, hidden = module.number("num_layers"), _gates(module), module.size("hidden_size")
    rows = scale(hidden, gates)
    weights: dict[str, Shape | None] = {}
    both = module.flag("bidirectional")
    if not isinstance(count, int) or both is None or _projected(module) is not False or count > 16:
        return {}
    for layer in range(count):
        inner = module.size("input_size") if layer == 0 else scale(hidden, 2 if both else 1)
        for suffix in ("", "_reverse") if both else ("",):
            weights[f"weight_ih_l{layer}{suffix}"] = (rows, inner)
            weights[f"weight_hh_l{layer}{suffix}"] = (rows, hidden)
            for kind in ("ih", "hh"):
                weights[f"bias_{kind}_l{layer}{suffix}"] = optional(module, "bias", rows)
    return weights


@layers({
    "RNN": "input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True, batch_first=False, dropout=0.0, "
           "bidirectional=False",
    "GRU": GATED,
    "LSTM": f"{GATED}, proj_size=0",
}, _network_weights)  # fmt: skip
def network(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.GRU(input_size, hidden_size)(x, h_0=None)`: all outputs of the last layer, and the last states of each."""
    start = _start(module, arguments)
    support = _range(module, start)
    hidden, directions = _hidden(module), _directions(module)
    depth = multiply(directions, module.size("num_layers"))
    output: Shape | None = None
    last: Shape | None = start.shape if start is not None else None
    if x.shape is not None and len(x.shape) in (2, 3) and fits(x.shape[-1], module.size("input_size")):
        output = (*x.shape[:-1], multiply(directions, hidden))
        first = module.flag("batch_first")
        batch = (
            () if len(x.shape) == 2 else (fresh("size"),) if first is None else (x.shape[0 if first else 1],)
        )
        last = (depth, *batch, hidden)
    # What goes in may be a PackedSequence, and then so is what comes out.
    outputs = (
        result(output, "float", support) if x.is_tensor else opaque("outputs", external=True, definite=True)
    )
    states = result(last, "float", support)
    if not module.type.endswith("LSTM"):
        return Tuple((outputs, states))
    cells = None if last is None else (*last[:-1], module.size("hidden_size"))
    return Tuple((outputs, Tuple((states, result(cells, "float", REAL)))))


def _start(module: Module, arguments: Arguments) -> Tensor | None:
    """The first state that a call is given; None if it is zero."""
    value = module.m.select(arguments.get(1, "hx", NONE) or NONE)
    if value == NONE:
        return None
    if ".LSTM" in module.type:
        items = None if isinstance(value, Symbol) else module.m.exact_items(value)
        value = module.m.select(items[0]) if items else NONE
    return tensor_of(value)


def _cell_weights(module: Module) -> dict[str, Shape | None]:
    hidden = module.size("hidden_size")
    rows = scale(hidden, _gates(module))
    bias = optional(module, "bias", rows)
    return {
        "weight_ih": (rows, module.size("input_size")),
        "weight_hh": (rows, hidden),
        "bias_ih": bias,
        "bias_hh": bias,
    }


@layers({
    "RNNCell": "input_size, hidden_size, bias=True, nonlinearity='tanh'",
    "GRUCell": "input_size, hidden_size, bias=True",
    "LSTMCell": "input_size, hidden_size, bias=True",
}, _cell_weights)  # fmt: skip
def cell(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.GRUCell(input_size, hidden_size)(x, h=None)`: the next state."""
    start = _start(module, arguments)
    support = _range(module, start)
    shape: Shape | None = start.shape if start is not None else None
    if x.shape is not None and len(x.shape) in (1, 2) and fits(x.shape[-1], module.size("input_size")):
        shape = (*x.shape[:-1], module.size("hidden_size"))
    state = result(shape, "float", support)
    if module.type.endswith("LSTMCell"):
        return Tuple((state, result(shape, "float", REAL)))
    return state


ATTENTION = (
    "embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, "
    "batch_first=False"
)


@layers({"MultiheadAttention": ATTENTION})
def attention(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.MultiheadAttention(embed_dim, num_heads)(query, key, value)`: the output and the weights."""
    output = result(x.shape, "float", REAL)
    names = ("query", "key", "value", "key_padding_mask", "need_weights", "attn_mask", "average_attn_weights")
    options = {name: arguments.get(index, name) for index, name in enumerate(names)}
    wanted = module.m.select(options["need_weights"] or Constant(True))
    if wanted == Constant(False):
        return Tuple((output, NONE))
    if wanted != Constant(True):
        return Tuple((output, opaque("weights", external=True)))
    key = tensor_of(module.m.select(options["key"] or NONE))
    average = module.m.select(options["average_attn_weights"] or Constant(True))
    shape = _weights_shape(module, x.shape, key.shape, average)
    return Tuple(
        (output, result(shape, "float", UNIT_INTERVAL if module.number("dropout") == 0 else NONNEGATIVE))
    )


def _weights_shape(module: Module, query: Shape | None, key: Shape | None, average: Value) -> Shape | None:
    first = module.flag("batch_first")
    if query is None or key is None or len(query) != len(key) or not isinstance(average, Constant):
        return None
    if len(query) not in (2, 3) or (len(query) == 3 and first is None):
        return None
    position = 1 if len(query) == 3 and first else 0
    batch = () if len(query) == 2 else (query[1 - position],)
    heads: Shape = () if average.value else (module.size("num_heads"),)
    source = key[position]
    for option in ("add_bias_kv", "add_zero_attn"):
        added = module.flag(option)
        source = fresh("size") if added is None else add(source, int(added))
    return (*batch, *heads, query[position], source)


LAYER = "dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True"


@layers({
    "TransformerEncoderLayer": f"d_model, nhead, {LAYER}",
    "TransformerDecoderLayer": f"d_model, nhead, {LAYER}",
    "TransformerEncoder": "encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True",
    "TransformerDecoder": "decoder_layer, num_layers, norm=None",
})  # fmt: skip
def transformer_layer(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """Encoders and decoders keep the shape of their first argument."""
    return result(x.shape, "float", REAL)


@layers({"Transformer": "d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048, dropout=0.1, "
                        "activation='relu', custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-05, batch_first=False, "
                        "norm_first=False, bias=True"})  # fmt: skip
def transformer(module: Module, x: Tensor, arguments: Arguments) -> Value:
    """`nn.Transformer()(src, tgt)` has the shape of the target."""
    target = tensor_of(module.m.select(arguments.get(1, "tgt", NONE) or NONE))
    return result(target.shape, "float", REAL)
