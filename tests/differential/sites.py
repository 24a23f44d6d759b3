"""Statements that are sites: observations, parameters, factors, built names."""

from __future__ import annotations

from .core import Core
from .pieces import DISTRIBUTIONS, Scope


class Sites(Core):
    """Statements that are sites: observations, parameters, factors, built names."""

    def write_observe(self, scope: Scope) -> list[str]:
        fn = self.distribution()
        options = [
            f"obs={fn.value}",
            "obs=None",
            f"obs={fn.value} if ON else None",
            f"obs=None if OFF else {fn.value}",
        ]
        construct = ["obs given", "obs=None", "obs by condition", "obs by condition"]
        if scope.optional:
            options += [f"obs={name}" for name in scope.optional] * 3
            construct += ["obs by argument"] * 3 * len(scope.optional)
        chosen = self.choices.number(0, len(options) - 1)
        self.tally.use(construct[chosen])
        return [self.call(scope, fn=fn, obs=", " + options[chosen])]

    def write_deterministic(self, scope: Scope) -> list[str]:
        self.tally.use("deterministic")
        value = self.choices.pick(
            ["torch.tensor(1.0)", "torch.zeros(3)", "torch.ones(2, 3)", "torch.zeros(3), event_dim=1",
             "torch.ones(2, 3), event_dim=2"]
        )  # fmt: skip
        return [f"pyro.deterministic({self.name(scope)}, {value})"]

    def write_factor(self, scope: Scope) -> list[str]:
        self.tally.use("factor")
        extra = self.choices.pick(["", ", has_rsample=False"])
        return [f"pyro.factor({self.name(scope)}, torch.tensor(0.0){extra})"]

    def write_param(self, scope: Scope) -> list[str]:
        self.tally.use("param")
        init = self.choices.pick(
            ["torch.tensor(1.0)", "torch.ones(3)", "lambda: torch.zeros(2)",
             "torch.tensor(1.0), constraint=dist.constraints.positive"]
        )  # fmt: skip
        return [f"{self.fresh('x')} = pyro.param({self.name(scope, 'p')}, {init})"]

    def write_keywords(self, scope: Scope) -> list[str]:
        self.tally.use("sample with keyword arguments")
        fn = self.distribution()
        name = self.name(scope, value=fn.value)
        return [
            self.choices.pick(
                [f"pyro.sample(name={name}, fn={fn.text})", f"pyro.sample({name}, fn={fn.text})"]
            )
        ]

    def write_dependent(self, scope: Scope) -> list[str]:
        self.tally.use("distribution of earlier values")
        variable = self.fresh("x")
        first = (
            f"{variable} = pyro.sample({self.name(scope, value='torch.tensor(0.5)')}, dist.Normal(0.0, 1.0))"
        )
        second = self.choices.pick(
            [f"dist.Normal({variable}, 1.0)", f"dist.Normal({variable} * 2 + 1, {variable}.exp())",
             f"dist.Delta({variable})", f"dist.Bernoulli(logits={variable})",
             f"dist.Normal({variable}.unsqueeze(-1).expand({variable}.shape + (3,)), 1.0).to_event(1)"]
        )  # fmt: skip
        return [first, f"pyro.sample({self.name(scope)}, {second})"]

    def write_built_name(self, scope: Scope) -> list[str]:
        variable, fn = self.fresh("name"), self.distribution()
        name = self.name(scope)
        kind = self.choices.pick(["augmented", "walrus", "tuple", "indexed"])
        self.tally.use(f"name: {kind}")
        call = f"pyro.sample({variable}, {fn.text})"
        match kind:
            case "augmented":
                return [f"{variable} = {name}", f'{variable} += "_more"', call]
            case "walrus":
                return [f"pyro.sample(({variable} := {name}), {fn.text})"]
            case "tuple":
                other = self.fresh("name")
                return [
                    f"{variable}, {other} = {name}, {self.name(scope)}",
                    call,
                    f"draw({other}, dist.Beta(1.0, 1.0))",
                ]
            case _:
                return [f"{variable} = [{name}, {self.name(scope)}]", f"pyro.sample({variable}[-1], {fn.text})",
                        f"pyro.sample({variable}[0], {fn.text})"]  # fmt: skip

    def write_masked_observation(self, scope: Scope) -> list[str]:
        self.tally.use("obs_mask")
        fn = self.choices.pick([fn for fn in DISTRIBUTIONS if fn.construct == "scalar distribution"])
        mask = self.choices.pick(["torch.tensor(True)", "torch.tensor(False)"])
        return [f"pyro.sample({self.name(scope)}, {fn.text}, obs={fn.value}, obs_mask={mask})"]

    def write_noise(self, scope: Scope) -> list[str]:
        self.tally.use("statements without sites")
        noise = self.choices.pick(
            [["assert SIZE > 0"], ["if OFF:", '    raise ValueError("off")'], ["import math"], ["del_me = 1", "del del_me"],
             ['"""A remark."""'], [f"{self.fresh('x')} = torch.zeros(3).sum()"], ["pass"]]
        )  # fmt: skip
        return [*noise, *self.sample(scope)]
