"""Properties that return nested functions; the nested guide names a plate which is called otherwise in the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


class Calibration(object):
    def __init__(self, readings):
        self.readings = readings

    @property
    def model(self):
        def _model():
            with pyro.plate("sensors", self.readings.shape[0]):
                offset = pyro.sample("offset", dist.Normal(0, 1))
                pyro.sample("reading", dist.Normal(offset, 0.2), obs=self.readings)
        return _model

    @property
    def guide(self):
        def _guide():
            locs = pyro.param("locs", lambda: torch.zeros(self.readings.shape[0]))
            with pyro.plate("sensor", self.readings.shape[0]):  # error: PYR304
                pyro.sample("offset", dist.Normal(locs, 0.1))
        return _guide


if __name__ == '__main__':
    pyro.clear_param_store()
    calib = Calibration(torch.tensor([0.1, -0.4, 0.3]))
    svi = SVI(calib.model, calib.guide, pyro.optim.Adam({'lr': 0.1}), TraceGraph_ELBO())
    for i in range(2):
        svi.step()
