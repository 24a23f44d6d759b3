import pyro
from pyro.infer import SVI, TraceMeanField_ELBO


def batches(docs, size):
    for start in range(0, len(docs), size):
        yield docs[start:start + size]


def train(lda, docs, batch):
    svi = SVI(lda.model, lda.guide, pyro.optim.Adam({"lr": 1e-3}), loss=TraceMeanField_ELBO())
    for part in batches(docs, batch):
        svi.step(part)
