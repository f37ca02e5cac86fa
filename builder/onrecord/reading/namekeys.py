"""What two printings of one name share within an article: the words of a name in, a key out."""

from onrecord.reading.lexicon import name_words
from onrecord.records import EntityType

Parts = tuple[str, ...]
SMALL = frozenset({"of", "the", "and", "for", "&"})
_THREE = 3  # words: a first, a middle and a last name


def name_key(kind: EntityType, parts: Parts) -> Parts:
    """A person is known by first and last name, a body without its "plc", others by all words."""
    own = core(parts)
    if kind == "Organisation":
        return without_legal(parts)
    if kind == "Person" and len(own) >= _THREE:
        return (own[0], own[-1], *(parts[-1:] if parts != own else ()))  # "Jr."
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
