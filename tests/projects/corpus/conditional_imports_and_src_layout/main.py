import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))

import torch
from counts.api import analyse

analyse(torch.tensor([3.0, 5.0, 2.0]))
