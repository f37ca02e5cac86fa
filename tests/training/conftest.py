"""Makes the training scripts importable, as they are to each other when run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "builder" / "training"))
