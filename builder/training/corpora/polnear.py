"""PolNeAR's attributions: brat files in, Labelled documents out.

Newell, Margolin and Ruths, LREC 2018. An article with several annotators counts once, with the
annotator whose file name sorts first, as the scorer does.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from corpora.labelled import Attribution, Labelled, Piece

_SPAN = re.compile(r"(T\d+)\t[A-Za-z0-9-]+ ([\d; ]+)\t")
_EVENT = re.compile(r"E\d+\t(.*)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


def polnear(part: Path) -> Iterator[Labelled]:
    """Yield the articles of `part`, a folder with `text` and `attributions`, by name."""
    last = ""
    for file in sorted((part / "attributions").glob("*.ann")):
        name = _ANNOTATOR.sub("", file.stem)
        if name != last:
            text = (part / "text" / f"{name}.txt").read_bytes().decode()
            found = tuple(_attributions(file.read_bytes().decode().split("\n")))
            yield Labelled(name=f"polnear/{name}", text=text, attributions=found)
        last = name


def _attributions(lines: list[str]) -> Iterator[Attribution]:
    spans = {m[1]: tuple(_pieces(m[2])) for m in map(_SPAN.match, lines) if m}
    for event in filter(None, map(_EVENT.match, lines)):
        roles: dict[str, list[Piece]] = {"Source": [], "Cue": [], "Content": []}
        for role, number in _ROLE.findall(event[1]):
            roles[role] += spans.get(number, ())
        source, cue, content = (tuple(sorted(roles[role])) for role in roles)
        if content:
            yield Attribution(source=source, cue=cue, content=content)


def _pieces(printed: str) -> Iterator[Piece]:
    for piece in printed.split(";"):
        begin, end = piece.split()
        yield int(begin), int(end)
