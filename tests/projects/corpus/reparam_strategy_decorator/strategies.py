import pyro.distributions as dist
from pyro.infer.reparam import LocScaleReparam
from pyro.infer.reparam.strategies import Strategy


class Decentre(Strategy):
    """Decentres what is normal."""

    def configure(self, msg):
        if isinstance(msg["fn"], dist.Normal) and not msg["is_observed"] and not msg["name"].endswith("_decentered"):
            return LocScaleReparam(0.0)
