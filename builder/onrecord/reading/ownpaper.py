"""The publisher by the last word of the name: "the Courier" of the Vennshire Courier."""

from collections.abc import Collection

from onrecord.reading.merging import Cluster
from onrecord.reading.names import name_parts


def name_own_paper(clusters: Collection[Cluster], publisher: str | None) -> None:
    """Give a body that is called by the last word of the publisher's name the whole name.

    Not where another body has that last word too.
    """
    parts = name_parts(publisher or "")
    if len(parts) <= 1:
        return
    bodies = [c for c in clusters if c.kind == "Organisation" and c.parts[-1:] == parts[-1:]]
    if len(bodies) == 1 and bodies[0].parts == parts[-1:]:
        bodies[0].name, bodies[0].parts = publisher or "", parts
