# package: py-irt
# entry: py_irt/training.py
# mutated: py_irt/models/four_param_logistic.py
import stand_ins
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

stand_ins.install("pandas", "rich", "pydantic", "typer", "sklearn", "toml", "rich_click", "ujson")
from py_irt.models.four_param_logistic import FourParamLog  # noqa: E402

people, items, right = (
    torch.tensor([0, 1, 2, 0]),
    torch.tensor([0, 0, 1, 1]),
    torch.tensor([1.0, 0.0, 1.0, 0.0]),
)
irt = FourParamLog(num_items=2, num_subjects=3, device="cpu")
SVI(irt.get_model(), irt.get_guide(), Adam({"lr": 0.1}), loss=Trace_ELBO()).step(people, items, right)
