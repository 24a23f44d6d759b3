from dataclasses import dataclass, field

import torch


def default_data():
    y = torch.tensor([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
    sigma = torch.tensor([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])
    return y, sigma


@dataclass
class Config:
    centered: bool = True
    steps: int = 3
    lr: float = 0.01
    data: tuple = field(default_factory=default_data)
