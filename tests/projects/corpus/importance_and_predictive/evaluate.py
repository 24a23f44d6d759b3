from pyro.infer import EmpiricalMarginal, Importance, Predictive


def evaluate(model, guide, evidence):
    posterior = Importance(model, guide, num_samples=20).run(evidence)
    marginal = EmpiricalMarginal(posterior, "burglar")
    draws = Predictive(model, guide=guide, num_samples=3)()
    return marginal.mean, draws["alarm"].shape
