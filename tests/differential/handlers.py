"""Effect handlers as contexts and around functions."""

from __future__ import annotations

from .core import Core
from .pieces import Scope, inside


class Handlers(Core):
    """Effect handlers as contexts and around functions."""

    def write_block(self, scope: Scope) -> list[str]:
        self.tally.use("block as a context")
        body, names = self._named(scope)
        return [f"with poutine.block({self.block_arguments(names)}):", *inside(body)]

    def _named(self, scope: Scope) -> tuple[list[str], list[tuple[str, str]]]:
        """A block and the literal names in it."""
        before = len(self.literals)
        body = self.block(scope.deeper())
        return body, self.literals[before:]

    def block_arguments(self, names: list[tuple[str, str]]) -> str:
        """Arguments of `block` that hide some of the names."""
        known = [name for name, _ in names] or ["s0"]
        chosen = [name for name in known if self.choices.chance(50)] or known[:1]
        listed = "[" + ", ".join(f'"{name}"' for name in chosen) + "]"
        return self.choices.pick(
            [f"hide={listed}", f"expose={listed}", "", f'hide_fn=lambda site: site["name"] in {listed}',
             f'expose_fn=lambda site: site["name"].startswith("{chosen[0]}")', 'hide_types=["observe"]',
             'hide_types=["param"]', 'expose_types=["sample"]', "hide_all=False",
             'hide_fn=lambda site: site["is_observed"]', f"hide=set({listed})",
             'hide_fn=lambda msg: msg["type"] == "sample" and not msg["is_observed"]']
        )  # fmt: skip

    def data(self, names: list[tuple[str, str]]) -> str:
        """Data for `condition` on some of the names."""
        known = names or [("s0", "torch.tensor(0.5)")]
        chosen = [entry for entry in known if self.choices.chance(50)] or known[:1]
        return "{" + ", ".join(f'"{name}": {value}' for name, value in chosen) + "}"

    def write_condition(self, scope: Scope) -> list[str]:
        self.tally.use("condition as a context")
        body, names = self._named(scope)
        return [f"with poutine.condition(data={self.data(names)}):", *inside(body)]

    def write_do(self, scope: Scope) -> list[str]:
        self.tally.use("do as a context")
        body, names = self._named(scope)
        return [f"with poutine.do(data={self.data(names)}):", *inside(body)]

    def write_scale(self, scope: Scope) -> list[str]:
        self.tally.use("scale as a context")
        return ["with poutine.scale(scale=0.5):", *inside(self.block(scope.deeper()))]

    def write_mask(self, scope: Scope) -> list[str]:
        self.tally.use("mask as a context")
        mask = self.choices.pick(["True", "False", "torch.tensor(True)"])
        return [f"with poutine.mask(mask={mask}):", *inside(self.block(scope.deeper()))]

    def write_uncondition(self, scope: Scope) -> list[str]:
        self.tally.use("uncondition as a context")
        return ["with poutine.uncondition():", *inside(self.block(scope.deeper()))]

    def config_function(self) -> str:
        """The function of `infer_config`."""
        return self.choices.pick(
            ['lambda site: {"is_auxiliary": True}', "lambda site: {}",
             'lambda site: {"is_auxiliary": True} if site["name"].startswith("s1") else {}',
             'lambda site: {"enumerate": "parallel"} if not site["is_observed"] else {}']
        )  # fmt: skip

    def write_infer_config(self, scope: Scope) -> list[str]:
        self.tally.use("infer_config as a context")
        return [
            f"with poutine.infer_config(config_fn={self.config_function()}):",
            *inside(self.block(scope.deeper())),
        ]

    def write_markov_context(self, scope: Scope) -> list[str]:
        self.tally.use("markov as a context")
        return ["with pyro.markov():", *inside(self.block(scope.deeper()))]

    def write_handled_call(self, scope: Scope) -> list[str]:
        """A nested function called through a handler."""
        helper = self.fresh("inner")
        body, names = self._named(scope)
        kind = self.choices.pick(
            ["block", "condition", "scale", "mask", "uncondition", "infer_config", "config_enumerate"]
        )
        self.tally.use(f"{kind} as a function")
        wrapped = self.wrap(kind, helper, names)
        return [f"def {helper}():", *inside(body), f"{wrapped}()"]

    def wrap(self, kind: str, function: str, names: list[tuple[str, str]]) -> str:
        """A function wrapped by a handler, as an expression."""
        match kind:
            case "block":
                arguments = self.block_arguments(names)
                return f"poutine.block({function}{', ' + arguments if arguments else ''})"
            case "condition":
                module = self.choices.pick(["poutine", "pyro"])
                return f"{module}.condition({function}, data={self.data(names)})"
            case "scale":
                return f"poutine.scale({function}, 0.5)"
            case "mask":
                return f"poutine.mask({function}, mask=torch.tensor(True))"
            case "uncondition":
                return f"poutine.uncondition({function})"
            case "infer_config":
                return f"poutine.infer_config({function}, {self.config_function()})"
            case _:
                default = self.choices.pick(
                    ["", ', default="parallel"', ', default="sequential"', ', "parallel"']
                )
                return f"config_enumerate({function}{default})"
