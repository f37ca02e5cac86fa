"""Notes what is named and is no person, body, place or event: the encoder's marks in, clusters out.

A product, a law, an award: "the Harbour Act", "Corvel B210". Things neither speak nor act here, but
"it" may mean one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Marked
from onrecord.reading.merging import Cluster
from onrecord.reading.namekeys import Parts
from onrecord.reading.names import name_parts, no_name
from onrecord.records import Span

_MARKS = " \t\n\"“”„«»'‘’`.,;:!?()[]"
_ARTICLES = ("The ", "the ")
_ENDINGS = ("'s", "’s")
_NUMBER = 3  # digits of a number that is a name by itself: "787", but not the "5" of "Corvel 5"


def note_things(text: str, marks: Iterable[Marked], cast: Cast) -> None:
    """Note the things that the marks of the pages tell, each with all its names in the article."""
    named: dict[Parts, list[Span]] = {}
    for span in sorted(_spans(text, marks)):
        parts = name_parts(text[span.begin : span.end])
        if parts and not cast.within((span.begin, span.end)):
            named.setdefault(parts, []).append(span)
    longer = _longer(named)
    whole = {parts: _fullest(parts, named, longer) for parts in named}
    made: dict[Parts, Cluster] = {}
    for parts, spans in named.items():
        full = made.setdefault(whole[parts], Cluster(cast.fresh + len(made), "Thing", "", ()))
        if parts == whole[parts]:
            full.name, full.parts = text[spans[0].begin : spans[0].end], parts
        full.mentions += [(span, "name") for span in spans]
        full.forms.update(text[span.begin : span.end] for span in spans)
    cast.clusters |= {cluster.key: cluster for cluster in made.values()}
    cast.fresh += len(made)
    cast.things = sorted((span, one.key) for one in made.values() for span, _ in one.mentions)


def join_sources(cast: Cast) -> None:
    """Let things be the sources that are called so: "the Tide Report" that says something."""
    sources = {
        span.end: (span.begin, cluster)
        for cluster in cast.clusters.values()
        if cluster.kind in {"Document", "Unnamed"}
        for span, kind in cluster.mentions
        if kind != "pronoun"
    }
    for span, key in cast.things:
        begin, source = sources.get(span.end, (span.end, None))
        if source and 0 <= span.begin - begin <= len("the "):
            source.mentions += cast.clusters[key].mentions
            cast.clusters[key].mentions.clear()


def _spans(text: str, marks: Iterable[Marked]) -> Iterator[Span]:
    """Yield where things are named, without marks, possessive and article."""
    for marked in marks:
        for begin, end, kind in marked.names:
            if kind == "Other":
                span = _trimmed(text, begin, end)
                words = text[slice(*span)].split()
                if any(not no_name(word.lower()) for word in words) and _capital(words):
                    yield Span(*span)


def _trimmed(text: str, begin: int, end: int) -> Bounds:
    printed = text[begin:end]
    begin += len(printed) - len(printed.lstrip(_MARKS))
    printed = printed.strip(_MARKS)
    article = next((each for each in _ARTICLES if printed.startswith(each)), "")
    ending = next((each for each in _ENDINGS if printed.endswith(each)), "")
    return begin + len(article), begin + len(printed) - len(ending)


def _capital(words: Iterable[str]) -> bool:
    """Whether a word has a capital or a digit, as a name has: "iPod", "787"."""
    return any(not word.islower() and any(map(str.isalnum, word)) for word in words)


def _longer(named: Iterable[Parts]) -> Mapping[Parts, Sequence[Parts]]:
    """Return which names end with the same words, by these, and have more."""
    found: defaultdict[Parts, list[Parts]] = defaultdict(list)
    for each in named:
        for at in range(1, len(each)):
            found[each[at:]].append(each)
    return found


def _fullest(
    parts: Parts, named: Collection[Parts], longer: Mapping[Parts, Sequence[Parts]]
) -> Parts:
    """Return the only longer name that ends with these words, if there is one, else these.

    "B210s" are several of "B210", where that is named.
    """
    single = (*parts[:-1], parts[-1].removesuffix("s"))
    if single in named:
        parts = single
    if parts[0].isdigit() and len(parts[0]) < _NUMBER:
        return parts
    found = longer.get(parts, ())
    return found[0] if len(found) == 1 else parts
