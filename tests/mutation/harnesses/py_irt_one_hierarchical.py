# package: py-irt
# entry: py_irt/models/one_param_logistic.py
# mutated: py_irt/models/one_param_logistic.py
import stand_ins
import torch

stand_ins.install("pandas", "rich", "pydantic", "typer", "sklearn", "toml", "rich_click", "ujson")
from py_irt.models.one_param_logistic import OneParamLog  # noqa: E402

people, items, right = (
    torch.tensor([0, 1, 2, 0]),
    torch.tensor([0, 0, 1, 1]),
    torch.tensor([1.0, 0.0, 1.0, 0.0]),
)
OneParamLog(priors="hierarchical", num_items=2, num_subjects=3).fit(people, items, right, 2)
