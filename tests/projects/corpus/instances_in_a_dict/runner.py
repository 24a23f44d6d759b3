import pyro
from pyro.infer import SVI, Trace_ELBO


def run_all(experiments, data):
    results = {}
    for name, experiment in experiments.items():
        pyro.clear_param_store()
        svi = SVI(experiment.model, experiment.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
        results[name] = svi.step(data)
    return results
