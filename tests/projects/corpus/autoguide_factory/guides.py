from pyro.infer import autoguide


class GuideFactory:
    kinds = {
        "delta": autoguide.AutoDelta,
        "diagonal": autoguide.AutoDiagonalNormal,
        "lowrank": autoguide.AutoLowRankMultivariateNormal,
        "mean_field": autoguide.AutoNormal,
        "multivariate": autoguide.AutoMultivariateNormal,
    }

    def __call__(self, kind, model):
        try:
            return self.kinds[kind](model)
        except KeyError:
            raise ValueError(f"no guide called {kind!r}") from None
