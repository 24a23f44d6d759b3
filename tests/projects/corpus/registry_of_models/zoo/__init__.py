from . import gamma, poisson
from .registry import REGISTRY

NAMES = sorted(REGISTRY)
