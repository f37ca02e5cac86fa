"""An article and its reading in, the identity of each of its entities out.

In this version the same type and the same normal name are the same identity across articles, for
persons of two names or more, organisations and places. Whoever has one name alone, an unnamed
source or a document belongs to its article. An identity depends on nothing else, so that adding
articles never changes it.
"""

from onrecord import ids
from onrecord.linking.names import normal_name
from onrecord.records import Article, Entity, EntityType, Reading

_KINDS: dict[EntityType, str] = {
    "Person": "person",
    "Organisation": "organisation",
    "Place": "place",
    "Document": "work",
    "Unnamed": "unnamed",
}
_SHARED_DIGITS = 8  # beside the name, which stands in the id; only odd namesakes can collide
_OWN_DIGITS = 12  # many articles have "a spokesman"
_FULL_NAME = 2  # words that make a person's name worth trusting in another article


def identify(article: Article, reading: Reading) -> dict[str, str]:
    """Return the identity ("person-mira-solberg-3f2a9c01") of each local entity id."""
    return {entity.id: _identity(article, entity) for entity in reading.entities}


def _identity(article: Article, entity: Entity) -> str:
    words = normal_name(entity.name, entity.type)
    kind, name = _KINDS[entity.type], " ".join(words)
    if _is_shared(entity.type, words):
        return ids.readable(kind, name, entity.type, name, length=_SHARED_DIGITS)
    place = min((mention.span.begin for mention in entity.mentions), default=None)
    own = (entity.type, name or entity.name, article.id, place)
    return ids.readable(kind, name, *own, length=_OWN_DIGITS)


def _is_shared(kind: EntityType, words: tuple[str, ...]) -> bool:
    if kind == "Person":
        return len(words) >= _FULL_NAME
    return bool(words) and kind in ("Organisation", "Place")
