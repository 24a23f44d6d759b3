"""Programs about shapes drawn at random: a model and its guide are written side by side, both right at first."""

from __future__ import annotations

from random import Random

from .families import observed_value
from .losses import make_loss
from .pieces import Choices, Tally, inside
from .programs import Program
from .shape_faults import mutate
from .shaped_blocks import ShapedBlocks
from .shaped_core import Both, Plates
from .shaped_sites import ShapedSites
from .tensors import Tensors

PRELUDE = """import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.distributions import transforms
from pyro.infer import (
    SVI,
    RenyiELBO,
    ReweightedWakeSleep,
    Trace_ELBO,
    TraceEnum_ELBO,
    TraceGraph_ELBO,
    TraceMeanField_ELBO,
    TraceTailAdaptive_ELBO,
    TraceTMC_ELBO,
    config_enumerate,
)
from pyro.ops.indexing import Vindex
from pyro.poutine.plate_messenger import block_plate
from pyro.optim import Adam
from torch import nn

"""


class ShapedWriter(ShapedSites, ShapedBlocks):
    """Writes both sides of a program."""

    def statement(self, plates: Plates) -> Both:
        """One statement."""
        self.statements += 1
        if plates.depth >= 3 or self.statements > 9:
            return self.site(plates)
        kind = self.choices.weighted(
            {"site": 14, "plate": 9, "plate variable": 2, "two plates": 2, "sequential": 1, "markov": 2 if not plates.loops else 0,
             "handler": 2, "deterministic": 1, "obs mask": 1, "factor": 1, "diamond": 2 if self.loss.enumerates and not plates.loops else 0,
             "rows of a parameter": 1, "block plate": 1 if plates.names and not plates.loops else 0, "rows of data": 2}
        )  # fmt: skip
        both: Both = getattr(self, "write_" + kind.replace(" ", "_"))(plates)
        return both


def make_shaped(random: Random) -> Program:
    """One program about shapes; more than half of them get faults."""
    choices, tally = Choices(random), Tally()
    loss = make_loss(choices, tally)
    writer = ShapedWriter(choices, tally, loss)
    model, guide = writer.block(Plates(), 4)
    model_text, guide_text = "model", "guide"
    decorators = {"model": "", "guide": ""}
    if loss.configured:
        tally.use("config_enumerate")
        decorators[loss.configured] = choices.pick(
            ["@config_enumerate\n", '@config_enumerate(default="parallel")\n']
        )
    if choices.chance(8):
        tally.use("scale of both sides")
        model_text, guide_text = "poutine.scale(model, 0.5)", "poutine.scale(guide, 0.5)"
    single = [
        (base, family, shape)
        for base, family, shape in writer.latents
        if f"{base} = pyro.sample(" in "\n".join(guide)
    ]
    if single and choices.chance(8) and f'{single[0][0]} = pyro.sample("{single[0][0]}"' in "\n".join(guide):
        base, family, shape = single[0]
        # What a particle is of an intervened value is left out.
        handler = choices.pick(
            ["condition", "block"] if loss.vectorized else ["condition", "do", "do", "block"]
        )
        tally.use(f"{handler} of the model")
        plain = Tensors(choices, tally, "model", [])
        value = observed_value(plain, family, shape)
        kept = [line for line in guide if not line.startswith(f'{base} = pyro.sample("{base}"')]
        if base not in "\n".join(kept):
            guide = kept
            model_text = (
                f'poutine.block(model, hide=["{base}"])'
                if handler == "block"
                else f'poutine.{handler}(model, data={{"{base}": {value}}})'
            )
    modules = "\n".join([*writer.model.modules, *writer.guide.modules])
    sides = "\n\n\n".join(
        f"{decorators[name]}def {name}(data, row, counts):\n" + "\n".join(inside(body or ["pass"]))
        for name, body in (("model", model), ("guide", guide))
    )
    expression = loss.expression(choices, writer.nesting)
    body = f"{sides}\n\n\nsvi = SVI({model_text}, {guide_text}, Adam({{'lr': 0.01}}), loss={expression})\n"
    if choices.chance(75):
        for _ in range(choices.pick([1, 1, 2])):
            body, fault = mutate(body, random)
            tally.use(f"fault: {fault}")
    arguments = "torch.full((4, 3), 0.5), torch.full((3,), 0.5), torch.ones(4, 2)"
    step = f'if __name__ == "__main__":\n    svi.step({arguments})\n'
    source = f"{PRELUDE}{modules}\n\n\n{body}\n{step}"
    return Program(
        source, "svi.model", "svi.guide", arguments, "svi.loss", tuple(sorted(tally.counts.items()))
    )
