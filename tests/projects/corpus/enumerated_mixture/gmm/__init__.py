from gmm.model import GaussianMixture
