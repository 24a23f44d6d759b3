"""Losses drawn at random, and what they ask of the programs that are written for them."""

from __future__ import annotations

from dataclasses import dataclass

from .pieces import Choices, Tally

WEIGHTS = {
    "Trace_ELBO": 6, "TraceEnum_ELBO": 6, "TraceGraph_ELBO": 2, "TraceMeanField_ELBO": 2, "RenyiELBO": 1, "ReweightedWakeSleep": 1,
    "TraceTMC_ELBO": 1, "TraceTailAdaptive_ELBO": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss: whether it enumerates or runs many particles at once, and the side that is decorated for it."""

    name: str
    enumerates: bool
    vectorized: bool
    configured: str

    def expression(self, choices: Choices, nesting: int) -> str:
        """The construction, with a limit for plates that is large enough, or none."""
        options: list[str] = []
        if self.name in ("RenyiELBO", "ReweightedWakeSleep") or self.vectorized or choices.chance(8):
            options.append("num_particles=2")
        if self.vectorized and self.name != "ReweightedWakeSleep":
            options.append("vectorize_particles=True")
        if choices.chance(70 if self.vectorized else 50):
            options.append(f"max_plate_nesting={nesting + choices.pick([0, 0, 1])}")
        return f"{self.name}({', '.join(options)})"


def make_loss(choices: Choices, tally: Tally) -> Loss:
    """A loss."""
    name = choices.weighted(WEIGHTS)
    tally.use(f"loss: {name}")
    enumerates = name in ("TraceEnum_ELBO", "TraceTMC_ELBO")
    vectorized = choices.chance({"TraceTailAdaptive_ELBO": 80, "ReweightedWakeSleep": 100}.get(name, 10))
    if vectorized:
        tally.use("vectorize_particles")
    configured = choices.pick(["", "", "model"]) if enumerates else ""
    return Loss(name, enumerates, vectorized, configured)
