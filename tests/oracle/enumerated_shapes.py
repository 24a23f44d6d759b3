"""Run as a script: what Pyro's EnumMessenger sees at each site of the first step of each program named on standard input.

Answers one JSON object a line: for guide and model a list of [site, batch_shape, shape of the value, dims of enumerated sites].
"""

from __future__ import annotations

import contextlib
import json
import os
import runpy
import sys
import warnings

TIMEOUT_SECONDS = 60


def record(path: str) -> dict[str, list[object]]:
    """Run a program and note what passes the first two EnumMessengers, that of the guide and that of the model."""
    from pyro.poutine.enum_messenger import EnumMessenger

    seen: dict[str, list[object]] = {"guide": [], "model": []}
    first: dict[str, EnumMessenger] = {}
    original = EnumMessenger._pyro_post_sample
    entering = EnumMessenger.__enter__
    leaving = EnumMessenger.__exit__
    rounds, active = [0], [0]

    def enter(self):  # type: ignore[no-untyped-def]
        rounds[0] += self.first_available_dim is not None
        side = "guide" if self.first_available_dim is not None else "model"
        if active[0] == 0 and rounds[0] == 1:
            first.setdefault(side, self)
        active[0] += 1
        return entering(self)

    def leave(self, *arguments):  # type: ignore[no-untyped-def]
        active[0] -= 1
        return leaving(self, *arguments)

    def post_sample(self, msg) -> None:  # type: ignore[no-untyped-def]
        original(self, msg)
        side = "guide" if self.first_available_dim is not None else "model"
        if first.get(side) is not self or rounds[0] > 1 or type(msg["fn"]).__name__ == "_Subsample":
            return
        if msg["value"] is None:  # a site that is to be enumerated sequentially ends the run here
            return
        shape = list(getattr(msg["value"], "shape", ()))
        dims = sorted(msg["infer"].get("_dim_to_id", ()))
        seen[side].append([msg["name"], list(getattr(msg["fn"], "batch_shape", ())), shape, dims])

    EnumMessenger._pyro_post_sample = post_sample  # type: ignore[method-assign]
    EnumMessenger.__enter__ = enter  # type: ignore[method-assign]
    EnumMessenger.__exit__ = leave  # type: ignore[method-assign]
    with contextlib.suppress(Exception, SystemExit):
        runpy.run_path(path, run_name="__main__")
    return seen


def main() -> None:
    """Serve until standard input ends; each program runs in a child of its own."""
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    import pyro.contrib.autoname
    import pyro.infer.autoguide
    import pyro.infer.reparam
    import pyro.optim
    import torch
    import torch._dynamo

    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            import signal

            signal.alarm(TIMEOUT_SECONDS)
            os.close(reading)
            pyro.enable_validation(True)
            with os.fdopen(writing, "w") as pipe:
                json.dump(record(line.strip()), pipe)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        answers.write((answer or "{}") + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
