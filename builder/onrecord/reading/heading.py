"""Names of an article in, those of its headline as the text below names them out.

In a headline most words have a capital, and no words beside a name tell what it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.aliases import Also
from onrecord.reading.kinds import listed
from onrecord.reading.names import Name
from onrecord.records import Article


def as_below(article: Article, names: Sequence[Name]) -> tuple[list[Name], list[Also]]:
    """Return the names without words of a headline that are nobody's, and short forms of bodies.

    A single word that the text never names is no person; one that opens a body's name there, and
    nothing else's, is short for it, whatever it was taken for: but for a well-known place.
    """
    titles = [region.span for region in article.regions if region.kind == "title"]
    below = [n for n in names if not any(t.begin <= n.span.begin < t.end for t in titles)]
    if not titles or not below or len(below) == len(names):
        return list(names), []
    printed = {name.span.begin for name in below}
    used = {word for name in below for word in name.parts}
    alone = {name.parts for name in below if len(name.parts) == 1}
    alone |= {(word,) for name in below for word in name.parts[1:]}
    bodies = {n.parts[0]: n for n in reversed(below) if n.kind == "Organisation" and n.parts[1:]}
    found: list[Name] = []
    short: dict[tuple[str, ...], Also] = {}
    for name in names:
        single = name.span.begin not in printed and len(name.parts) == 1 and not name.event
        body = single and listed(name.parts[0], name.parts) in {None, "Organisation"}
        if body and name.parts not in alone and (full := bodies.get(name.parts[0])):
            name = replace(name, kind="Organisation")  # noqa: PLW2901
            short[name.parts] = Also("Organisation", name.parts, full.parts)
        if not single or name.kind != "Person" or name.title or name.parts[0] in used:
            found.append(name)
    return found, list(short.values())
