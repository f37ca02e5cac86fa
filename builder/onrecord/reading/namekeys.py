"""What tells names of an article apart: a name's words in, those that it is known by out."""

from onrecord.reading.lexicon import name_words
from onrecord.records import EntityType

Parts = tuple[str, ...]
_FULL = 2  # words of a name without middle names
SMALL = frozenset({"of", "the", "and", "for", "&"})


def key_of(kind: EntityType, parts: Parts) -> Parts:
    """Return what a name is known by: a person's first and last, a body's without its "plc"."""
    if kind == "Organisation":
        return without_legal(parts)
    own = core(parts)
    if kind == "Person" and len(own) > _FULL:
        return (own[0], own[-1], *(parts[-1:] if parts != own else ()))
    return parts


def without_legal(parts: Parts) -> Parts:
    """Return a body's words without its form: "Harrow Water" of "Harrow Water plc".

    >>> without_legal(("harrow", "water", "co", "ltd")), without_legal(("lee", "&", "co"))
    (('harrow', 'water'), ('lee', '&', 'co'))
    """
    last = len(parts)
    while last > 1 and parts[last - 1] in name_words("suffixes", "legal"):
        if parts[last - 2] in SMALL:
            break
        last -= 1
    return parts[:last]


def core(parts: Parts) -> Parts:
    """Return a person's words without "Jr." and the like."""
    return tuple(p for p in parts if p not in name_words("suffixes", "person")) or parts
