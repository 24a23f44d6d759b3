"""The classes of autoguides by the kind of their parameters (pyro/infer/autoguide), apart from their models, which wait."""

PER_SITE = ("AutoDelta", "AutoNormal", "AutoStructured", "AutoHierarchicalNormalMessenger", "AutoNormalMessenger",
            "AutoRegressiveMessenger")  # fmt: skip
JOINT = ("AutoDiagonalNormal", "AutoMultivariateNormal", "AutoLowRankMultivariateNormal", "AutoIAFNormal", "AutoContinuous",
         "AutoNormalizingFlow", "AutoLaplaceApproximation", "AutoGaussian", "AutoGaussianDense", "AutoGaussianFunsor")  # fmt: skip
