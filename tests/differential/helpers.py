"""Functions that sites are sampled in: helpers, closures, lambdas, recursion."""

from __future__ import annotations

from dataclasses import replace

from .core import MAX_DEPTH, MAX_ROUNDS
from .handlers import Handlers
from .pieces import Index, Scope, inside


class Helpers(Handlers):
    """Functions that sites are sampled in: helpers, closures, lambdas, recursion."""

    def inner_scope(self, scope: Scope) -> Scope:
        """The scope of a module-level helper that is told a prefix."""
        return Scope((Index("prefix", "str"),), scope.dims, scope.rounds, scope.depth + 1, returns=True)

    def write_helper(self, scope: Scope) -> list[str]:
        helper = self.fresh(f"{self.side}_helper")
        body = self.block(self.inner_scope(scope), 3)
        tag = self.name(scope, "h")
        kind = self.choices.weighted(
            {"prefix": 4, "default": 2, "args": 2, "kwargs": 2, "partial": 2, "star": 1, "twice": 2, "decorated": 1,
             "keyword only": 1, "block decorator": 1, "config_enumerate decorator": 1, "infer_config decorator": 1,
             "own decorator": 1}
        )  # fmt: skip
        self.tally.use(f"helper: {kind}")
        head, call, decorator = f"def {helper}(prefix):", f"{helper}({tag})", ""
        match kind:
            case "default":
                head = f'def {helper}(prefix="{self.fresh("h")}", count=2):'
                call = f"{helper}()" if not scope.indices else f"{helper}(count=3, prefix={tag})"
            case "args":
                head, body = f"def {helper}(*args):", ["prefix = args[0]", *body]
            case "kwargs":
                head, body = f"def {helper}(**kwargs):", ['prefix = kwargs["prefix"]', *body]
                call = self.choices.pick([f"{helper}(prefix={tag})", f'{helper}(**{{"prefix": {tag}}})'])
            case "star":
                call = f"{helper}(*[{tag}])"
            case "partial":
                call = self.choices.pick(
                    [
                        f"partial({helper}, {tag})()",
                        f"functools.partial({helper}, prefix={tag})()",
                        f"partial({helper})({tag})",
                    ]
                )
            case "keyword only":
                head, call = f"def {helper}(*, prefix, other=None):", f"{helper}(prefix={tag})"
            case "twice" if scope.rounds * 2 <= MAX_ROUNDS:
                self.chunks.append("\n".join([head, *inside(body)]))
                return [f"{helper}({tag})", f"{helper}(prefix={self.name(scope, 'h')})"]
            case "decorated":
                decorator = self.choices.pick(
                    ["@poutine.scale(scale=2.0)", "@poutine.mask(mask=True)", "@poutine.uncondition()",
                     '@poutine.condition(data={"s1": torch.tensor(0.5)})']
                )  # fmt: skip
            case "block decorator":
                inner = self.choices.pick(["", 'hide_types=["observe"]', "hide_all=False"])
                decorator = f"@poutine.block({inner})"
            case "config_enumerate decorator":
                decorator = self.choices.pick(["@config_enumerate", '@config_enumerate(default="parallel")'])
            case "infer_config decorator":
                decorator = f"@poutine.infer_config(config_fn={self.config_function()})"
            case "own decorator":
                decorator = "@passed"
        self.chunks.append("\n".join([*([decorator] if decorator else []), head, *inside(body)]))
        return [call if self.choices.chance(60) else f"{self.fresh('x')} = {call}"]

    def write_nested_function(self, scope: Scope) -> list[str]:
        self.tally.use("helper: closure")
        helper = self.fresh("inner")
        body = self.block(scope.deeper(), 3)
        return [f"def {helper}():", *inside(body), f"{helper}()"]

    def write_map(self, scope: Scope) -> list[str]:
        if scope.rounds * 2 > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("map over a lambda")
        variable = self.fresh("i")
        inner = scope.deeper(indices=(*scope.indices, Index(variable, "int")), rounds=scope.rounds * 2)
        return [f"{self.fresh('x')} = list(map(lambda {variable}: {self.call(inner)}, range(2)))"]

    def write_chosen_function(self, scope: Scope) -> list[str]:
        self.tally.use("function chosen by a condition or key")
        first, second = self.fresh("inner"), self.fresh("inner")
        lines = [
            f"def {first}():",
            *inside(self.sample(scope)),
            f"def {second}():",
            *inside(self.sample(scope)),
        ]
        chosen = self.choices.pick(
            [f"({first} if {self.test(scope)} else {second})()", f'{{"full": {first}, "mean": {second}}}[CONFIG["kind"]]()',
             f"[{first}, {second}][0]()"]
        )  # fmt: skip
        return [*lines, chosen]

    def write_counter(self, scope: Scope) -> list[str]:
        self.tally.use("counter in a closure")
        counter, helper, fn = self.fresh("n"), self.fresh("inner"), self.distribution()
        name = self.name(scope)
        body = [
            f"nonlocal {counter}",
            f"{counter} += 1",
            f'return pyro.sample(({name}) + f"_{{{counter}}}", {fn.text})',
        ]
        return [f"{counter} = 0", f"def {helper}():", *inside(body), f"{helper}()", f"{helper}()"]

    def write_nested_trace(self, scope: Scope) -> list[str]:
        self.tally.use("nested get_trace")
        helper = self.fresh("inner")
        return [
            f"def {helper}():",
            *inside(self.block(scope.deeper(), 3)),
            f"poutine.trace({helper}).get_trace()",
        ]

    def write_lambda(self, scope: Scope) -> list[str]:
        self.tally.use("helper: lambda")
        helper, fn = self.fresh("draw"), self.distribution()
        lines = [f"{helper} = lambda name: pyro.sample(name, {fn.text})"]
        return [
            *lines,
            *(f"{helper}({self.name(scope, value=fn.value)})" for _ in range(self.choices.number(1, 2))),
        ]

    def write_apply(self, scope: Scope) -> list[str]:
        self.tally.use("helper: function as an argument")
        helper, apply = self.fresh(f"{self.side}_helper"), self.fresh(f"{self.side}_apply")
        self.chunks.append(
            "\n".join([f"def {helper}(prefix):", *inside(self.block(self.inner_scope(scope), 2))])
        )
        self.chunks.append("\n".join([f"def {apply}(function, name):", "    return function(name)"]))
        return [f"{apply}({helper}, {self.name(scope, 'h')})"]

    def write_recursion(self, scope: Scope) -> list[str]:
        if scope.rounds * 3 > MAX_ROUNDS:
            return self.sample(scope)
        self.tally.use("helper: recursion")
        helper = self.fresh(f"{self.side}_helper")
        inner = replace(self.inner_scope(scope), rounds=scope.rounds * 3)
        inner = replace(inner, indices=(*inner.indices, Index("left", "int")), depth=MAX_DEPTH)
        again = ["if left > 0:", f"    {helper}(prefix, left - 1)"]
        self.chunks.append(
            "\n".join([f"def {helper}(prefix, left):", *inside([*self.sample(inner), *again])])
        )
        return [f"{helper}({self.name(scope, 'h')}, {self.choices.number(0, 2)})"]
