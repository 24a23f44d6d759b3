try:
    import tqdm_that_is_not_there as tqdm
except ImportError:
    tqdm = None

import pyro
from pyro.infer import SVI, Trace_ELBO

from counts import core


def analyse(counts):
    steps = range(2) if tqdm is None else tqdm.trange(2)
    svi = SVI(core.model, core.guide, pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
    for _ in steps:
        svi.step(counts)
