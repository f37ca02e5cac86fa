"""Says what the words of a name or description tell of its kind: words in, a type out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from functools import cache

from onrecord.reading.lexicon import (
    document_words,
    first_names,
    name_words,
    words,
)
from onrecord.reading.names import name_parts, no_name
from onrecord.reading.page import Page
from onrecord.records import EntityType

_SILENT = frozenset(".\"“”‘’'")


def kind_of(page: Page, first: int, last: int, title: str) -> EntityType | None:
    """Return the kind that the name's own words or its title tell, None where they do not."""
    parts = [t.low.rstrip(".") for t in page.tokens[first:last] if t.text not in _SILENT]
    if title in _gendered():
        return "Person"
    parts = parts[1:] if parts[:1] == ["the"] and len(parts) > 1 else parts
    return listed(" ".join(parts), tuple(parts)) or _by_words(parts, title)


def name_kind(name: str) -> EntityType | None:
    """Return the kind that a name tells by itself, None where it does not.

    >>> name_kind("Halden Water Company"), name_kind("Lake Orle"), name_kind("Northline")
    ('Organisation', None, None)
    """
    parts = name_parts(name)
    return (listed(" ".join(parts), parts) or _by_words([*parts], "")) if parts else None


@cache
def _gendered() -> frozenset[str]:
    return name_words("titles", "gendered_male") | name_words("titles", "gendered_female")


def listed(whole: str, parts: tuple[str, ...]) -> EntityType | None:
    """Return the kind of a name that the lists hold."""
    if whole in name_words("organisations", "names"):
        return "Organisation"
    for key in ("countries", "states", "cities", "several"):
        if whole in name_words("places", key):
            return "Place"
    return "Person" if len(parts) == 1 and given(whole) else None


def given(low: str) -> bool:
    """Whether the word is a listed first name."""
    return any(low in first_names(gender) for gender in ("male", "female", "either"))


def organised(low: str) -> bool:
    """Whether the word makes a name an organisation's."""
    return low in name_words("suffixes", "organisation")


def _by_words(parts: list[str], title: str) -> EntityType | None:
    """Tell the kind by the name's own words and the title before it."""
    if parts[-1] in name_words("suffixes", "person"):
        return "Person"
    if given(parts[0]) and 2 <= len(parts) <= 4 and not organised(parts[-1]):
        return "Person"
    if len(parts) > 1 and parts[-1] in name_words("suffixes", "place"):
        return "Place"
    if len(parts) > 1 and (organised(parts[-1]) or organised(parts[0])):
        return "Organisation"
    if "of" in parts[1:] and organised(parts[parts.index("of") - 1]):
        return "Organisation"
    return "Person" if title and title not in words("weak_titles") else None


def described_kind(text: str) -> EntityType:
    """Return "Document" for "a poll of voters", "Unnamed" for "two officials"."""
    low = [word.strip(",.'\"") for word in text.lower().replace("’", "'").split()]
    for place, word in enumerate(low):
        if place and word in words("prepositions"):
            break
        following = low[place + 1] if place + 1 < len(low) else "of"
        ends = following in words("prepositions") or following in words("made_by")
        if word in document_words() and ends:
            return "Document"
    return "Unnamed"


def nobody(text: str) -> bool:
    """Whether the phrase is only marks or small words: "long", "us", "many", "five"."""
    low = [word.strip(".,") for word in text.lower().replace("’", "'").split()]
    speaks = words("group") | document_words()
    small = words("small")
    return all(
        not any(c.isalnum() for c in word)
        or word in small
        or (no_name(word) and word not in speaks)
        for word in low
    )
