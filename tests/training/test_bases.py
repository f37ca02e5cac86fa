"""What networks start from: distances in MPNet's buckets, the shipped reader read back."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="training needs the extra: pip install -e '.[train]'")

import bases  # noqa: E402
from network import SIZES, Network, _buckets  # noqa: E402
from samples import laid_out  # noqa: E402

from onrecord import resources  # noqa: E402
from onrecord.reading.encoder.scoring import run, session  # noqa: E402

TEXT = "Mayor Honora Quill said in Orlemouth on Monday that she had “never been shown that report”."
HEADS = ("roles", "inner", "types", "mentions", "links", "refers", "vectors")


@pytest.mark.parametrize(
    ("away", "bucket"),
    [(0, 0), (-1, 1), (-7, 7), (-8, 8), (-12, 9), (-127, 15), (-400, 15), (1, 17), (8, 24)],
)
def test_far_pieces_share_a_bucket(away, bucket):
    """As the published encoder counts: the first eight alone, ahead sixteen further on."""
    at = torch.arange(401)
    own = at[-1] if away < 0 else at[0]
    assert int(_buckets(at, 32)[own, own + away]) == bucket


@pytest.mark.parametrize("size", SIZES)
def test_what_stands_behind_a_window_changes_nothing(size):
    """Padding is masked, so that a window says the same in any batch."""
    torch.manual_seed(3)
    network = Network(size).eval()
    laid = torch.ones(5, 1, 20, dtype=torch.long)
    laid[0, 0] = torch.arange(1000, 1020)
    mask = torch.zeros(1, 1, 1, 20)
    mask[..., 12:] = -1e4
    with torch.no_grad():
        long = network(*laid, mask=mask)["roles"][0, :12]
        short = network(*laid[:, :, :12])["roles"][0]
    assert torch.allclose(long, short, atol=1e-4)


def test_the_shipped_reader_reads_back():
    """The network says of a sentence what ONNX Runtime says, but for what int8 rounds off."""
    network = bases.shipped(resources.folder("model")).eval()
    window = laid_out(TEXT).inputs().astype(np.int64)
    laid = np.pad(window, ((0, 0), (1, 1)))[:, None]
    laid[0, 0, 0], laid[0, 0, -1] = 101, 102
    with torch.no_grad():
        said = network(*torch.as_tensor(laid))
    for head, own in zip(HEADS, run(session(), window, HEADS), strict=True):
        assert np.corrcoef(own.ravel(), said[head].numpy().ravel())[0, 1] > 0.99, head
