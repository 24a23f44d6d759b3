# package: pearl-pgm
# entry: pearl/nodes/continuous.py
# mutated: pearl/nodes/continuous.py
import stand_ins
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

stand_ins.install("pandas", "numpy", "graphviz", "yaml", "networkx", "tqdm", "ujson", "pyarrow")
from pearl.nodes.categorical import CategoricalNodeWithDirichletPrior as Categorical  # noqa: E402
from pearl.nodes.continuous import ContinuousNodeWithNormalDistribution  # noqa: E402

torch.manual_seed(0)
parent = Categorical("parent", ["no", "yes"], [], [])
node = ContinuousNodeWithNormalDistribution("child", [], [parent])
SVI(node.sample_model_cpd, node.sample_guide_cpd, Adam({"lr": 0.1}), Trace_ELBO()).step()
