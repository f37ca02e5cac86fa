"""A process that has read may fork: the child reads too."""

import multiprocessing
import sys

import pytest

from onrecord.reading import read
from onrecord.records import Article

ARTICLE = Article(id="x", path="x", text="“The bridge is old,” Ann Lee said.")
PATIENCE = 60  # seconds


def _count(_):
    return len(read(ARTICLE).statements)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_reads_after_its_parent_did():
    own = _count(0)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.map_async(_count, [0]).get(PATIENCE) == [own]
