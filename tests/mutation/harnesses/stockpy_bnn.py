# package: stockpy-learn
# entry: stockpy/probabilistic/_bnn.py
# mutated: stockpy/probabilistic/_bnn.py
import stand_ins
import torch
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.optim import Adam

stand_ins.install("sklearn", "scipy", "pandas", "safetensors", "tabulate", "tqdm")
from stockpy.probabilistic._bnn import BNNRegressor  # noqa: E402

network = BNNRegressor(hidden_size=3, dropout=0.0)
network.n_features_in_, network.n_outputs_ = 2, 1
network.initialize_module()
svi = SVI(network.model, network.guide, Adam({"lr": 0.1}), TraceMeanField_ELBO())
svi.step(torch.randn(5, 2), torch.randn(5, 1))
