"""Takes a field's name as a file writes it and gives ours: text, title, published and so on."""

FIELDS = ("text", "title", "published", "url", "publisher", "authors", "language")

_ALIASES = {
    "text": "text body content contenttext bodytext fulltext articletext articlebody maintext"
    " contenthtml",
    "title": "title headline",
    "published": "published date publishedat publishedon publicationdate datepublished pubdate"
    " publishdate datepublish publishedtime dateposted posted firstpublished firstposted",
    "updated": "updated lastupdated modified datemodified updatedat",
    "url": "url link canonicalurl permalink webpage",
    "publisher": "publisher source publication outlet newspaper sitename sourcedomain website",
    "authors": "authors author byline by creator writtenby",
    "language": "language lang",
    "other": "section category tags keywords slug location page edition wordcount length desk"
    " dateline loaddate copyright description summary subject topic topics type id",
}
_RANKED = {
    name: (ours, rank)
    for ours, names in _ALIASES.items()
    for rank, name in enumerate(names.split())
}


def field_of(name: str) -> str | None:
    """Return our name for `name` ("Published_At" is "published"), or None for an unknown one."""
    known = _RANKED.get(_plain(name))
    return known[0] if known else None


def match_fields(names: list[str]) -> dict[str, str]:
    """Return which of `names` holds which of our fields: "text" goes before "body"."""
    best: dict[str, tuple[int, int]] = {}
    for position, name in enumerate(names):
        known = _RANKED.get(_plain(name))
        if known and known[0] in FIELDS:
            ours, rank = known
            best[ours] = min(best.get(ours, (rank, position)), (rank, position))
    return {ours: names[position] for ours, (_, position) in best.items()}


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
