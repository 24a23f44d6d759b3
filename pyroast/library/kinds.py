"""Of which classes an object of Pyro is an instance (the bases in pyro/infer and pyro/infer/autoguide)."""

from __future__ import annotations

from pyroast.facts import Tri, known

_MODULE = ("PyroModule", "Module")
_GUIDE = ("AutoGuide", *_MODULE)
_CONTINUOUS = ("AutoContinuous", *_GUIDE)
_MESSENGER = ("AutoMessenger", "GuideMessenger", "TraceMessenger", "Messenger", *_MODULE)

BASES: dict[str, tuple[str, ...]] = {
    "Trace_ELBO": ("ELBO",),
    "JitTrace_ELBO": ("Trace_ELBO", "ELBO"),
    "TraceGraph_ELBO": ("ELBO",),
    "JitTraceGraph_ELBO": ("TraceGraph_ELBO", "ELBO"),
    "TraceEnum_ELBO": ("ELBO",),
    "JitTraceEnum_ELBO": ("TraceEnum_ELBO", "ELBO"),
    "TraceTMC_ELBO": ("ELBO",),
    "TraceMeanField_ELBO": ("Trace_ELBO", "ELBO"),
    "JitTraceMeanField_ELBO": ("TraceMeanField_ELBO", "Trace_ELBO", "ELBO"),
    "TraceTailAdaptive_ELBO": ("Trace_ELBO", "ELBO"),
    "RenyiELBO": ("ELBO",),
    "ReweightedWakeSleep": ("ELBO",),
    "EnergyDistance": (),
    "Trace_MMD": ("ELBO",),
    "SVI": ("TracePosterior",),
    "AutoDelta": _GUIDE,
    "AutoNormal": _GUIDE,
    "AutoGaussian": _GUIDE,
    "AutoStructured": _GUIDE,
    "AutoDiscreteParallel": _GUIDE,
    "AutoCallable": _GUIDE,
    "AutoGuideList": ("ModuleList", *_GUIDE),
    "AutoContinuous": _GUIDE,
    "AutoDiagonalNormal": _CONTINUOUS,
    "AutoMultivariateNormal": _CONTINUOUS,
    "AutoLowRankMultivariateNormal": _CONTINUOUS,
    "AutoLaplaceApproximation": _CONTINUOUS,
    "AutoNormalizingFlow": _CONTINUOUS,
    "AutoIAFNormal": ("AutoNormalizingFlow", *_CONTINUOUS),
    "AutoNormalMessenger": _MESSENGER,
    "AutoHierarchicalNormalMessenger": ("AutoNormalMessenger", *_MESSENGER),
    "AutoRegressiveMessenger": _MESSENGER,
}


def is_instance(type_name: str, asked: str) -> Tri:
    """Whether an object of a class of Pyro is an instance of a class, both named in full."""
    name, other = type_name.rpartition(".")[2], asked.rpartition(".")[2]
    if not type_name.startswith("pyro.infer.") or name not in BASES:
        return Tri.UNKNOWN
    if not asked.startswith(("pyro.", "torch.", "builtins.")):
        return Tri.UNKNOWN
    return known(asked == "builtins.object" or other == name or other in BASES[name])
