import pyro
import pyro.infer as infer


def go(model, guide, *args):
    pyro.clear_param_store()
    elbo = infer.TraceGraph_ELBO()
    return infer.SVI(model, guide, pyro.optim.Adam({}), elbo).step(*args)
